import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Phone } from '../people/phone';
import { startBrowser } from '../stage/browser';
import { Meeting } from '../stage/meeting';
import { report } from '../stage/report';
import { timed } from '../stage/timed';

/** How long each of these goes on. */
const soakMs = Number(process.env.SOAK_MINUTES ?? 3) * 60_000;
const patience = { timeout: soakMs + 180_000 };
const savedMs = 5_000;
const presenceMs = 45_000;
const returnMs = 2_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function aMeeting(atTheEnd: (end: () => Promise<void>) => void): Promise<Meeting> {
  const meeting = await Meeting.open(browser);
  atTheEnd(() => meeting.close());
  await meeting.host.go('needs');
  return meeting;
}

async function texts({ host }: Meeting): Promise<string[]> {
  return (await host.cards()).map(({ text }) => text).sort();
}

/** Another number at each call, the same ones in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

describe.concurrent('for minutes, a phone', patience, () => {
  test('whose sockets are cut every 10 s saves each card within 5 s', async ({ onTestFinished }) => {
    const meeting = await aMeeting(onTestFinished);
    const anna = await meeting.guest('Anna', { sockets: { lastMs: 10_000 } });
    const sent: string[] = [];
    let slowest = 0;
    for (const end = performance.now() + soakMs; performance.now() < end;) {
      const text = `scheda ${sent.length}`;
      slowest = Math.max(slowest, await timed(() => anna.sendAndSee('Bisogno', text)));
      sent.push(text);
      await anna.page.waitForTimeout(2_000);
    }
    const stored = await texts(meeting);
    const sockets = `${anna.person.sockets.length} sockets, the rest by long poll`;
    report('F12', sent.length, stored.length, sent.length - stored.length, slowest, sockets);
    expect(stored).toEqual(sent.sort());
    expect(slowest).toBeLessThan(savedMs);
    expect(anna.person.sockets.length).toBeGreaterThan(2);
  });

  test('on a line that comes and goes loses nothing and says nothing twice, over crashes', async ({
    onTestFinished,
  }) => {
    const meeting = await aMeeting(onTestFinished);
    const phones = [await meeting.guest('Anna'), await meeting.guest('Bruno'), await meeting.guest('Carla')];
    const roll = dice(7);
    const sent: string[] = [];
    let crashes = 0;
    const upset: ((phone: Phone) => void)[] = [
      ({ line }) => line.cut(),
      ({ line }) => line.cut('to the phone'),
      ({ line }) => line.sever(),
      ({ line }) => line.mend(),
      ({ line }) => line.mend(),
    ];
    for (const end = performance.now() + soakMs; performance.now() < end;) {
      const phone = phones[Math.floor(roll() * phones.length)]!;
      const text = `scheda ${sent.length}`;
      await phone.send('Bisogno', text);
      sent.push(text);
      upset[Math.floor(roll() * upset.length)]!(phone);
      if (roll() < 0.05) {
        await meeting.server.crash();
        crashes++;
      }
      await phone.page.waitForTimeout(roll() * 3_000);
    }
    for (const { line } of phones) line.mend();
    for (const phone of phones) await phone.says('Tutto salvato').waitFor({ timeout: 60_000 });
    const stored = await texts(meeting);
    const lost = sent.filter((text) => !stored.includes(text)).length;
    report('F11', sent.length, stored.length, lost, 0, `lines that come and go, ${crashes} crashes`);
    expect(stored).toEqual(sent.sort());
  });

  test('whose line is dead is counted out within 45 s, and is live 2 s after its page is shown again', async ({
    onTestFinished,
  }) => {
    const meeting = await aMeeting(onTestFinished);
    const { host } = meeting;
    const anna = await meeting.guest('Anna');
    const present = async (): Promise<boolean> =>
      (await host.everything()).people?.some((one) => one.present) ?? false;
    await vi.waitFor(async () => expect(await present()).toBe(true), 10_000);
    await anna.show(false);
    anna.line.cut();
    const gone = await timed(() =>
      vi.waitFor(async () => expect(await present()).toBe(false), { timeout: 90_000, interval: 250 }),
    );
    expect(gone).toBeLessThan(presenceMs);
    await host.go('difficulties');
    // another network: what was underway on the old one never comes
    anna.line.sever();
    anna.line.mend();
    await anna.show(true);
    const back = await timed(() => anna.heading('Difficoltà').waitFor());
    report('F13', 1, 1, 0, back, `counted out after ${(gone / 1000).toFixed(1)} s, then shown again`);
    expect(back).toBeLessThan(returnMs);
    await vi.waitFor(async () => expect(await present()).toBe(true), 10_000);
  });
});
