import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import type { PatchMessage, Session, SessionAccess, Suggestions } from '../src/shared/wire';
import { startBrowser } from './stage/browser';
import { Calls } from './stage/calls';
import { Line } from './stage/line';
import { Person } from './stage/person';
import { Server } from './stage/server';

/** From the last like to the published synthesis of four paths, a facilitator presses and clicks at most so often. */
const mostActs = 60;

const titles = [
  'Ascoltare prima di parlare',
  'Oltre la reach',
  'Un messaggio che si può pubblicare',
  'Numeri per la direzione',
];
const note = 'Si comincia dall’ascolto: il resto segue.';

const kinds = [
  ['need', 'Bisogni'],
  ['objective', 'Obiettivi'],
  ['tool', 'Strumenti'],
  ['kpi', 'KPI'],
] as const;
const alike = 'simile a un’altra';

let server: Server;
let line: Line;
let browser: Browser;
let page: Page;
let calls: Calls;
let made: SessionAccess;
const acts = { keys: 0, clicks: 0, letters: 0 };

async function press(key: string): Promise<void> {
  acts.keys++;
  await page.keyboard.press(key);
}

async function click(what: Locator): Promise<void> {
  acts.clicks++;
  await what.click();
}

async function type(text: string): Promise<void> {
  acts.letters += text.length;
  await page.keyboard.type(text);
}

const says = (words: string | RegExp) => page.getByRole('main').getByText(words).first().waitFor();
const rows = () => page.getByRole('listbox', { name: 'Schede da vagliare' }).getByRole('option');
const row = (text: string) => rows().filter({ hasText: text });

beforeAll(async () => {
  server = await Server.start('demo');
  line = await Line.to(server.origin, { delayMs: 60 }); // a laptop on the venue’s network, not on the server
  browser = await startBrowser();
  calls = await Calls.signedIn(server.origin, server.key);
  const { sessions } = await calls.get<{ sessions: Session[] }>('/sessions');
  const milan = sessions.find(({ city }) => city === 'Milano')!;
  made = await calls.get<SessionAccess>(`/sessions/${milan.id}`);
  page = (await Person.meet(browser, 'chi conduce', { width: 1440, height: 900 })).page;
  const link = new URL(made.links.facilitator!);
  await page.goto(`${line.origin}${link.pathname}${link.hash}`);
  await page.getByRole('banner').getByText(': Il giudizio dei tavoli').waitFor();
});

afterAll(async () => {
  console.log(`${acts.keys} keys and ${acts.clicks} clicks, and ${acts.letters} letters typed`);
  await browser.close();
  line.close();
  await server.stop();
});

test('the likes end, and what was flagged is seen to', async () => {
  await click(page.getByRole('button', { name: 'Ho visto' }));
  await press('Space');
  await page.getByRole('banner').getByText(': Sintesi').waitFor();
});

test('cards that say the same are united', async () => {
  const { merges } = await calls.get<Suggestions>(`/sessions/${made.session.id}/suggestions`);
  const { patch } = await calls.get<PatchMessage>(`/sessions/${made.session.id}/patch?since=0`);
  expect(merges.length).toBeGreaterThan(2);
  await press('2');
  for (const [kind, name] of kinds) {
    await page.getByRole('button', { name, pressed: true }).waitFor();
    for (const { cards } of merges) {
      const into = patch.cards!.find(({ id }) => id === cards[0])!;
      if (into.kind !== kind) continue;
      await click(row(into.text).filter({ hasText: alike }));
      await press('m');
      await row(into.text).filter({ hasNotText: alike }).waitFor();
    }
    if (kind !== 'kpi') await press('ArrowRight');
  }
});

test('needs are taken: what leaves fewest people out, and what she finds missing there, with the reason', async () => {
  await click(page.getByRole('button', { name: /^Bisogni/ }));
  await press('a');
  await says('4 schede prese.');
  await click(row('Numeri semplici da portare al board'));
  await press('t');
  await press('w'); // not a moment later: nobody waits for an answer first
  await type('La direzione decide il budget');
  await press('Enter');
  await row('Motivo: La direzione decide il budget').waitFor();
});

test('a draft of four paths is laid, and each gets a title', async () => {
  await press('3');
  await press('b');
  await says('4 percorsi in bozza.');
  for (const [i, title] of titles.entries()) {
    if (i > 0) await press('>');
    await press('e');
    await page.getByRole('textbox', { name: 'Titolo' }).and(page.locator(':focus')).waitFor();
    await type(title);
    await press('Enter');
  }
});

test('what does not belong leaves a path, and what nothing measures is completed', async () => {
  const port = (pressed: boolean) =>
    page
      .getByRole('region', { name: 'Strumenti', exact: true })
      .locator('[data-card]')
      .filter({ hasText: /^\s*Podcast/ })
      .locator(`[aria-pressed=${pressed}]`);
  await click(page.getByRole('button', { name: titles[0]! }));
  await click(port(true));
  await port(false).waitFor();
  await press('v');
});

test('the synthesis is published, with four paths from need to KPI and in at most sixty acts', async () => {
  await press('4');
  await click(page.getByRole('textbox', { name: 'Nota di sintesi' }));
  await type(note);
  await click(page.getByRole('button', { name: 'Pubblica' }));
  await says('È quella che vedono tutti.');
  const guest = await calls.joined(made.code);
  const { patch } = await guest.get<PatchMessage>(`/sessions/${made.session.id}/patch?since=0`);
  const { paths, note: read } = patch.synthesis!;
  expect([paths.map(({ title }) => title), read]).toEqual([titles, note]);
  for (const { title, needs, objectives } of paths.slice(0, 3))
    expect([needs.length > 0, objectives.length > 0], title).toEqual([true, true]);
  expect(acts.keys + acts.clicks).toBeLessThanOrEqual(mostActs);
});
