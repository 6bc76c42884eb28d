import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Phone, timeLeft } from './people/phone';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import type { Person } from './stage/person';
import { report } from './stage/report';
import { soaking, timed, within } from './stage/timed';

/** What the long poll may take to take over, the phone to notice a dead line, and the line to be back. */
const takeOverMs = 5_000;
const noticeMs = 12_000;
const returnMs = 2_000;
/** From the link to the first letter, on a slow network. */
const joinMs = 10_000;
/** What a timer may be wrong: it is drawn once a second. */
const timerS = 1.5;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

type AtTheEnd = (end: () => Promise<void>) => void;

/** A meeting in the step in which needs are written. */
async function aMeeting(atTheEnd: AtTheEnd): Promise<Meeting> {
  const meeting = await Meeting.open(browser);
  atTheEnd(() => meeting.close());
  await meeting.host.go('needs');
  return meeting;
}

function until(holds: () => void | Promise<void>, timeout = 60_000): Promise<unknown> {
  return vi.waitFor(holds, { timeout, interval: 50 });
}

/** How often the phone has called an address like this. */
const asks = ({ person }: Phone, part: string): number =>
  person.requests.filter((request) => request.url().includes(part)).length;

const saved = (phone: Phone): Promise<void> => phone.says('Tutto salvato').waitFor();

/** How often the phone has sent a card, by socket or by call. */
function sendings({ person }: Phone): number {
  const posts = person.requests.filter((request) => request.method() === 'POST');
  return [...person.said, ...posts.map((post) => post.postData() ?? '')].filter((text) =>
    text.includes('"card.add"'),
  ).length;
}

// A promise in seconds may be broken by a machine that is busy with other things: then it is tried again.
const patient = { timeout: 240_000, retry: soaking ? 2 : 0 };

test.runIf(soaking)(
  'a slow network lets a person write ten seconds after the link',
  patient,
  async ({ onTestFinished }) => {
    const meeting = await aMeeting(onTestFinished);
    const anna = await meeting.phone('Anna', { bitsPerSecond: 400_000, delayMs: 150 });
    const took = await timed(async () => {
      await anna.scan(meeting.host.made.links.join);
      await anna.field('Bisogno').fill('Capire');
    });
    report('F14', 1, 0, 0, took, 'at 400 kbit/s and 300 ms; the outage is from the link to the first letter');
    within(took, joinMs);
  },
);

// They wait more than they work, so they wait together.
describe.concurrent('a phone', patient, () => {
  test.for(['refused', 'swallowed'] as const)(
    'whose sockets are %s is in by long poll, and on a socket once one passes',
    async (sockets, { onTestFinished }) => {
      const meeting = await aMeeting(onTestFinished);
      const anna = await meeting.phone('Anna', { sockets });
      await anna.page.goto(anna.line.origin);
      await anna.codeField.fill(meeting.host.made.code);
      const took = await timed(async () => {
        await anna.press('Entra');
        await saved(anna);
      });
      within(took, takeOverMs);
      await anna.sendAndSee('Bisogno', 'per posta');
      await meeting.host.go('difficulties');
      within(await timed(() => anna.heading('Difficoltà').waitFor()), returnMs);

      anna.line.manner = {};
      const tried = anna.person.sockets.length;
      await until(() => expect(anna.person.sockets.length).toBeGreaterThan(tried));
      await anna.sendAndSee('Difficoltà', 'per presa');
      expect(anna.person.said.join()).toContain('per presa');
    },
  );

  test('whose socket is cut every 10 s goes over to the long poll', async ({ onTestFinished }) => {
    const meeting = await aMeeting(onTestFinished);
    const anna = await meeting.guest('Anna', { sockets: { lastMs: 10_000 } });
    await until(() => expect(asks(anna, '/patch?')).toBeGreaterThan(0));
    expect(anna.person.sockets).toHaveLength(2);
    within(await timed(() => saved(anna)), takeOverMs);
    await anna.sendAndSee('Bisogno', 'per posta');
    await meeting.host.go('difficulties');
    within(await timed(() => anna.heading('Difficoltà').waitFor()), returnMs);
    expect(anna.person.sockets).toHaveLength(2);
  });

  test('on a line that died in silence says so, and is live after its return', async ({ onTestFinished }) => {
    const meeting = await aMeeting(onTestFinished);
    const anna = await meeting.guest('Anna');
    await saved(anna);
    anna.line.cut();
    const noticed = await timed(() => anna.says('Senza rete').waitFor());
    within(noticed, noticeMs);
    await anna.send('Bisogno', 'dal tunnel');
    await anna.own('dal tunnel').getByText('senza rete', { exact: true }).waitFor();
    await meeting.host.go('difficulties');

    anna.line.mend();
    const back = await timed(() => anna.heading('Difficoltà').waitFor());
    within(back, returnMs);
    console.log(`a dead line: said after ${(noticed / 1000).toFixed(1)} s, live ${back.toFixed(0)} ms after`);
  });

  test('that hears no answers sends five times, over a crash too, and the card is there once', async ({
    onTestFinished,
  }) => {
    const meeting = await aMeeting(onTestFinished);
    const anna = await meeting.guest('Anna', { dropsReplies: true });
    await anna.send('Bisogno', 'una volta sola');
    await until(() => expect(sendings(anna)).toBeGreaterThan(2));
    await meeting.server.crash();
    await until(() => expect(sendings(anna)).toBeGreaterThanOrEqual(5));
    await anna.own('una volta sola').waitFor();
    expect(await anna.own('una volta sola').count()).toBe(1);

    anna.line.manner = {};
    await anna.own('una volta sola').getByText('salvata', { exact: true }).waitFor();
    expect(await anna.own('una volta sola').count()).toBe(1);
    const cards = await meeting.host.cards();
    expect(cards.map((card) => card.text)).toEqual(['una volta sola']);
    await until(async () =>
      expect((await anna.person.acks()).map((ack) => ack.card)).toContain(cards[0]!.id),
    );
  });

  test('that was away for longer than the server remembers gets one patch, and sees what all see', async ({
    onTestFinished,
  }) => {
    const meeting = await aMeeting(onTestFinished);
    const { host } = meeting;
    const write = async (text: string): Promise<string> =>
      (await host.tell({ do: 'card.add', kind: 'need', text })).card!;
    const before = [await write('sparisce'), await write('resta'), await write('si unisce')];
    await host.tell({ do: 'step.reveal' });
    const anna = await meeting.guest('Anna');
    await anna.card('resta').waitFor();
    anna.line.cut();
    await anna.says('Senza rete').waitFor();
    const held = (await anna.person.patches()).length;

    for (let i = 0; i < 30; i++) await write(`nuova ${i}`);
    await host.tell({ do: 'card.hide', card: before[0]! });
    const { seq } = await host.tell({ do: 'card.merge', into: before[1]!, from: [before[2]!] });
    await meeting.server.crash();
    anna.line.sever();
    anna.line.mend();
    const bruno = await meeting.guest('Bruno');
    // what came meanwhile waits until she asks for it
    await anna.page.getByRole('button', { name: 'Mostra 30 nuove' }).click();
    for (const phone of [anna, bruno]) await phone.card('nuova 29').waitFor();
    const shown = (phone: Phone): Promise<string[]> => phone.page.getByRole('article').allTextContents();
    expect((await shown(anna)).sort()).toEqual((await shown(bruno)).sort());
    expect(await shown(anna)).toHaveLength(31);
    // a poll and a socket may both bring it
    for (const patch of (await anna.person.patches()).slice(held).filter(({ cards }) => cards)) {
      expect(patch.from).toBeGreaterThan(0);
      expect(patch.seq).toBeGreaterThanOrEqual(seq);
    }
  });

  test('whose clock is half a day wrong, and set while the timer runs, shows the time left, over a crash too', async ({
    onTestFinished,
  }) => {
    const meeting = await aMeeting(onTestFinished);
    const wrong = (hours: number) => (person: Person) => person.setClock(hours);
    const phones = await Promise.all(
      [-12, 12].map((hours) => meeting.guest(`a ${hours} ore`, {}, wrong(hours))),
    );
    const screen = await meeting.screen();
    await meeting.host.tell({ do: 'timer.set', state: 'run', seconds: 300 });
    const right = async (): Promise<void> => {
      const { session } = await meeting.host.everything();
      for (const page of [screen.page, ...phones.map(({ page }) => page)]) {
        const most = (session!.timer.ends_at! - Date.now()) / 1000;
        const shown = await timeLeft(page);
        expect(shown).toBeLessThan(most + timerS);
        expect(shown).toBeGreaterThan((session!.timer.ends_at! - Date.now()) / 1000 - timerS);
      }
    };
    await until(right);
    for (const { person } of phones) await person.moveClock(18);
    await until(right);
    report('F16', phones.length, 0, 0, 0, 'clocks wrong by 12 h, then set by 18 h while a timer runs');
    await meeting.server.crash();
    for (const phone of phones) {
      await phone.sendAndSee('Bisogno', 'dopo il riavvio');
    }
    await until(right);
  });
});
