import type { Browser, BrowserContext, Page, Request, Response, WebSocket } from 'playwright-core';
import type { Ack, Card, Patch, PatchMessage } from '../../src/shared/wire';

export interface Sight {
  readonly width: number;
  readonly height: number;
  readonly phone?: boolean;
  /** What the browser calls itself. */
  readonly userAgent?: string;
}

function moveClock(byMs: number): void {
  const Right = Date;
  const now = (): number => Right.now() + byMs;
  globalThis.Date = new Proxy(Right, {
    construct: (_, args: [number]) => (args.length > 0 ? new Right(...args) : new Right(now())),
    get: (_, key) => (key === 'now' ? now : Reflect.get(Right, key)),
  });
}

/** Somebody with a browser of their own, and a record of everything that reached it. */
export class Person {
  readonly requests: Request[] = [];
  /** What a page should never say: errors of its scripts, breaches of its own policy. */
  readonly troubles: string[] = [];
  readonly sockets: WebSocket[] = [];
  /** Frames that left by sockets, as they were. */
  readonly said: string[] = [];
  /** Frames of sockets and answers in JSON, as they came. */
  private readonly heard: Promise<string>[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    context.on('request', (request) => this.requests.push(request));
    context.on('response', (response) => this.heard.push(textOf(response)));
    context.on('weberror', (error) => this.troubles.push(error.error().message));
    context.on('console', (line) => {
      // a browser says so itself when a call fails: whether one may is the scene's business
      const failedCall = /^Failed to load resource|^WebSocket connection to/.test(line.text());
      if (line.type() === 'error' && !failedCall) this.troubles.push(line.text());
    });
    page.on('websocket', (socket) => this.listen(socket));
  }

  static async meet(browser: Browser, name: string, sight: Sight): Promise<Person> {
    const { width, height, phone = false, userAgent } = sight;
    const context = await browser.newContext({
      ...{ locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce', acceptDownloads: true },
      ...{ viewport: { width, height }, isMobile: phone, hasTouch: phone },
      ...(userAgent && { userAgent }),
    });
    return new Person(name, context, await context.newPage());
  }

  /** From the next page on, the clock of the device is wrong by so many hours. */
  async setClock(hours: number): Promise<void> {
    await this.context.addInitScript(moveClock, hours * 3_600_000);
  }

  /** Somebody sets the clock of the device while the page is open. */
  async moveClock(hours: number): Promise<void> {
    await this.page.evaluate(moveClock, hours * 3_600_000);
  }

  private listen(socket: WebSocket): void {
    this.sockets.push(socket);
    socket.on('framesent', ({ payload }) => this.said.push(`${payload}`));
    socket.on('framereceived', ({ payload }) => this.heard.push(Promise.resolve(`${payload}`)));
  }

  /** Every patch that the server sent, over sockets and in answers to polls. */
  async patches(): Promise<Patch[]> {
    const messages = (await this.whole()).map((text) => JSON.parse(text) as Partial<PatchMessage>);
    return messages.flatMap(({ patch }) => patch ?? []);
  }

  /** Every acknowledgement, likewise. */
  async acks(): Promise<Ack[]> {
    const messages = (await this.whole()).map((text) => JSON.parse(text) as Partial<Ack>);
    return messages.filter((message): message is Ack => message.ack !== undefined);
  }

  /** Every card that the server sent, as often as it did, and as often as it sent a tally of one. */
  async cards(): Promise<Card[]> {
    const last = new Map<string, Card>();
    return (await this.patches()).flatMap(({ cards = [], tallies = [] }) => {
      for (const card of cards) last.set(card.id, card);
      const counted = tallies.flatMap(({ id, ...tally }) => {
        const card = last.get(id);
        return card ? { ...card, ...tally } : [];
      });
      for (const card of counted) last.set(card.id, card);
      return [...cards, ...counted];
    });
  }

  /** A card as this person was sent it the last time. */
  async card(text: string): Promise<Card> {
    const found = (await this.cards()).filter((card) => card.text === text);
    if (found.length === 0) throw new Error(`${this.name} was never sent «${text}»`);
    return found[found.length - 1]!;
  }

  /** Everything that this browser holds or was ever sent: the page as it is, raw frames, answers to calls. */
  async everything(): Promise<string> {
    // JSON can write a letter in several ways: read and written again, its texts can be searched for
    const sent = (await this.whole()).map((text) => JSON.stringify(JSON.parse(text)));
    return [await this.page.content(), ...sent].join('\n');
  }

  private async whole(): Promise<string[]> {
    return (await Promise.all(this.heard)).filter((text) => text !== '');
  }
}

/** The text of an answer in which data comes; nothing for files, and for answers that were cut off. */
function textOf(response: Response): Promise<string> {
  const json = response.headers()['content-type']?.includes('json') ?? false;
  return json ? response.text().catch(() => '') : Promise.resolve('');
}
