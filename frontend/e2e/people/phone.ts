import type { Locator, Page } from 'playwright-core';
import type { Line } from '../stage/line';
import type { Person } from '../stage/person';

const fields = {
  Bisogno: 'Il tuo bisogno',
  Obiettivo: 'Il tuo obiettivo',
  Strumento: 'Il tuo strumento',
  KPI: 'Il tuo KPI',
  Difficoltà: 'La difficoltà che hai incontrato',
} as const;

export type KindName = keyof typeof fields;

/** A participant's phone. */
export class Phone {
  constructor(
    readonly person: Person,
    readonly line: Line,
  ) {}

  get page() {
    return this.person.page;
  }

  /** Opens the address that stands on the screen. */
  async open(): Promise<void> {
    await this.page.goto(this.line.origin);
    await this.codeField.waitFor();
  }

  get codeField(): Locator {
    return this.page.getByRole('textbox', { name: 'Il codice della sala' });
  }

  async enter(code: string): Promise<void> {
    await this.codeField.fill(code);
    await this.press('Entra');
  }

  /** Follows what the QR code says. */
  async scan(link: string): Promise<void> {
    await this.page.goto(this.line.origin + new URL(link).pathname + new URL(link).hash);
  }

  async sit(table: string): Promise<void> {
    await this.page.getByRole('radio', { name: table }).check();
    await this.press('Continua');
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name });
  }

  /** The field in which a card of this kind is written. */
  field(kind: KindName): Locator {
    return this.page.getByRole('textbox', { name: fields[kind] });
  }

  async choose(kind: KindName): Promise<void> {
    await this.page.getByRole('radio', { name: kind }).check();
  }

  /** Chooses the card that the one being written answers. */
  async answer(question: string, card: string): Promise<void> {
    await this.page.getByText(question).click();
    await this.page.getByRole('checkbox', { name: card }).check();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async send(kind: KindName, text: string): Promise<void> {
    await this.field(kind).fill(text);
    await this.press('Invia');
  }

  async sendAndSee(kind: KindName, text: string): Promise<void> {
    await this.send(kind, text);
    await this.own(text).getByText('salvata', { exact: true }).waitFor();
  }

  /** One's own card in one's own list. */
  own(text: string): Locator {
    return this.page
      .getByRole('region', { name: 'Le tue schede' })
      .getByRole('article')
      .filter({ hasText: text });
  }

  /** A card of the room, wherever it stands. */
  card(text: string): Locator {
    return this.page.getByRole('article').filter({ hasText: text });
  }

  /** One's own card where the synthesis tells what became of it. */
  outcome(text: string): Locator {
    const outcomes = this.page.getByRole('region', { name: 'Che fine hanno fatto le tue schede' });
    return outcomes.getByRole('article').filter({ hasText: text });
  }

  likeOf(text: string, pressed?: boolean): Locator {
    return this.page.getByRole('button', {
      name: `Mi piace: ${text}`,
      ...(pressed !== undefined && { pressed }),
    });
  }

  /** So long after a tap that the next one on the same like is no tremble of the finger. */
  async breathe(): Promise<void> {
    const trembleMs = 400;
    const since = await this.page.evaluate(() => performance.now());
    await this.page.waitForFunction((until) => performance.now() > until, since + trembleMs);
  }

  async like(text: string): Promise<void> {
    await this.likeOf(text).click();
    await this.likeOf(text, true).waitFor();
  }

  /** What the phone says about itself: everything saved, on its way, without a network. */
  says(words: string): Locator {
    return this.page.getByRole('banner').getByRole('status').filter({ hasText: words });
  }

  /** The browser's tab goes behind another one, or comes to the front again. */
  async show(shown: boolean): Promise<void> {
    await this.page.evaluate(
      (state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
      },
      shown ? 'visible' : 'hidden',
    );
  }

  /** The time left as it stands there, in seconds. */
  async timeLeft(): Promise<number> {
    return timeLeft(this.page);
  }

  /** A call that the page itself could make about its session; the answer's status, and its code if it is a problem. */
  ask(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<{ status: number; code: string | undefined }> {
    const [, , session] = new URL(this.page.url()).pathname.split('/');
    return this.page.evaluate(
      async ({ method, url, body }) => {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(url, { method, ...(body && { headers, body: JSON.stringify(body) }) });
        const problem = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {};
        return { status: answer.status, code: (problem as { code?: string }).code };
      },
      { method, url: `/api/v1/sessions/${session}${path}?as=participant`, body },
    );
  }
}

/** The seconds that a page's timer shows. */
export async function timeLeft(page: Page): Promise<number> {
  const [minutes, seconds] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes! * 60 + seconds!;
}
