import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step, Suggestions } from '../src/shared/wire';
import { Cockpit } from './people/cockpit';
import { Organiser } from './people/organiser';
import { startBrowser } from './stage/browser';
import { faultsOf } from './stage/audit';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const blind: Partial<Step> = {
  ...{ minutes: 10, show_cards: 'live', show_likes: 'after', collects: [], likes: [] },
};
const agenda: Partial<Step>[] = [
  { ...blind, id: 'write', kind: 'collect', title: 'Scrivere', collects: ['need'] },
  { ...blind, id: 'judge', kind: 'like', title: 'Giudicare', likes: ['need'] },
  { ...blind, id: 'weave', kind: 'weave', title: 'Legare' },
];

/** Who likes what: the table of each person, and the numbers of the cards that they like. */
type Votes = readonly (readonly [table: string, ...likes: number[]])[];

/** A meeting that is over with its likes: cards `Bisogno 0`, `Bisogno 1`… and what people gave them. */
async function judged(cards: number, votes: Votes, settings: object): Promise<Meeting> {
  const meeting = await Meeting.open(browser, { agenda, settings });
  const { host } = meeting;
  const ids: string[] = [];
  for (let i = 0; i < cards; i++)
    ids.push((await host.tell({ do: 'card.add', kind: 'need', text: `Bisogno ${i}` })).card!);
  await host.go('judge');
  for (const [table, ...likes] of votes) {
    const guest = await host.guest({ group: await host.table(table) });
    for (const like of likes) await host.tell({ do: 'like.set', card: ids[like]!, on: true }, guest);
  }
  await host.go('weave');
  return meeting;
}

const words = async (page: Page, rows: string): Promise<string[]> =>
  (await page.locator(rows).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());

async function board(meeting: Meeting): Promise<Page> {
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  await cockpit.key('2');
  await cockpit.page.locator('[role=option].row').first().waitFor();
  return cockpit.page;
}

const two = { groups: ['Finestra', 'Camino'], table_min: 0 };

test('equal cards are first together on the screen, on phones and in the cockpit, and places count them', async ({
  onTestFinished,
}) => {
  const meeting = await judged(
    4,
    [
      ['Finestra', 0, 1],
      ['Camino', 0, 1, 2],
    ],
    two,
  );
  onTestFinished(() => meeting.close());
  const { page: wall } = await meeting.screen();
  await wall.getByText('Bisogno 2').waitFor();
  expect(await words(wall, 'main ol > li .place')).toEqual(['1=, a pari merito', '1=, a pari merito', '3']);
  const phone = await meeting.guest('Anna');
  await phone.press('Continua');
  await phone.page.getByText('Bisogno 2').waitFor();
  expect(await words(phone.page, 'main ol > li .place')).toEqual(['1 a pari merito', '1 a pari merito', '3']);
  const page = await board(meeting);
  await expect.poll(() => words(page, '[role=option].row > .place')).toEqual(['1=', '1=', '3', '']);
  expect(await page.getByRole('option').getByText('a pari merito con un’altra').count()).toBe(2);
  await page.getByRole('combobox', { name: 'Ordine' }).selectOption('breadth');
  await expect.poll(() => words(page, '[role=option].row > .place')).toEqual(['1=', '1=', '3', '']);
  for (const seen of [wall, phone.page, page]) expect(await faultsOf(seen)).toEqual([]);
});

test('a first place that is larger than a list says how many equal cards it leaves out', async ({
  onTestFinished,
}) => {
  const all = 30;
  const meeting = await judged(all, [['Finestra', ...Array(all).keys()]], two);
  onTestFinished(() => meeting.close());
  const { page: wall } = await meeting.screen();
  const more = wall.getByText(/^e altre \d+ a pari merito$/);
  // the list finds its length in more than one drawing
  await expect
    .poll(async () => [await more.textContent(), await wall.locator('main ol > li .place').count()] as const)
    .toSatisfy(([text, shown]: readonly [string, number]) => text === `e altre ${all - shown} a pari merito`);
  const phone = await meeting.guest('Anna');
  await phone.press('Continua');
  await phone.page.getByText('e altre 20 a pari merito', { exact: true }).waitFor();
});

test('beside each mark the cockpit, and nobody else, says whether it would stand without any one voter', async ({
  onTestFinished,
}) => {
  const meeting = await judged(
    5,
    [
      ['Finestra', 0, 1],
      ['Finestra', 0],
      ['Camino', 0, 2],
      ['Camino', 0, 3],
    ],
    two,
  );
  onTestFinished(() => meeting.close());
  const page = await board(meeting);
  await page.getByRole('option').getByText('◆').first().waitFor();
  const { shortlist } = await meeting.host.ask<Suggestions>('suggestions');
  const firm = shortlist.need!.map((pick) => pick.firm!);
  expect([firm[0]!.first, firm[0]!.most_voted]).toEqual([true, true]);
  const first = page.getByRole('option').filter({ hasText: 'Bisogno 0' });
  await first.getByText('(resterebbe prima chiunque fosse mancato)').waitFor({ state: 'attached' });
  const signs = shortlist.need!.map(({ most_voted, most_representative, set_rank, firm }) =>
    [
      ...(set_rank === null ? [] : [firm!.set]),
      ...(most_voted ? [firm!.most_voted] : []),
      ...(most_representative ? [firm!.most_representative] : []),
    ].map((on) => (on ? '◆' : '◇')),
  );
  expect(signs.flat()).toContain('◇');
  for (const [i, wanted] of signs.entries()) {
    const row = page.getByRole('option').filter({ hasText: `Bisogno ${i}` });
    expect([i, await row.locator('.firm > [aria-hidden]').allTextContents()]).toEqual([
      i,
      i < 4 ? wanted : [], // nobody likes the last, and it has no mark
    ]);
  }
  await page.getByText('con una persona in meno cambierebbe').first().waitFor({ state: 'attached' });
  const { page: wall } = await meeting.screen();
  await wall.getByText('Bisogno 0').waitFor();
  expect(await wall.getByText(/[◆◇]/).count()).toBe(0);
});

test('tables that stand together are one bar in the cockpit, with the names and the sum of all', async ({
  onTestFinished,
}) => {
  const meeting = await judged(
    2,
    [
      ...[0, 0, 0].map((card) => ['Finestra', card] as const),
      ...(['Camino', 'Porta', 'Porta'] as const).map((table) => [table, 0, 1] as const),
    ],
    { groups: ['Finestra', 'Camino', 'Porta'], table_min: 3 },
  );
  onTestFinished(() => meeting.close());
  const page = await board(meeting);
  await page.locator('.row[role=option]').filter({ hasText: 'Bisogno 1' }).click();
  const figures = page.locator('section.dock .figures');
  await figures.getByText('Camino + Porta').waitFor();
  await expect
    .poll(() => words(page, 'section.dock .figures li'))
    .toEqual(['Finestra 0 di 3', 'Camino + Porta 3 di 3', 'su chi ha votato']);
});

test('how small a table may be is chosen with the meeting and changed later, and said where people sit', async ({
  onTestFinished,
}) => {
  const meeting = await judged(1, [['Finestra', 0]], { groups: ['Finestra', 'Camino'], table_min: 5 });
  onTestFinished(() => meeting.close());
  const person = await Person.meet(browser, 'chi organizza', { width: 1440, height: 900 });
  onTestFinished(() => person.context.close());
  const { page } = person;
  const organiser = new Organiser(person);
  await page.goto(`${meeting.server.origin}/organiser`);
  await organiser.signIn(meeting.server.key);
  await organiser.press('Nuovo incontro');
  const least = page.getByRole('combobox', { name: 'I numeri di un tavolo da solo' });
  await page.getByText('I tavoli con meno di 4 persone si leggono insieme ad altri.').waitFor();
  await least.selectOption('6');
  await page.getByText('I tavoli con meno di 6 persone si leggono insieme ad altri.').waitFor();
  await page.getByText('Altre impostazioni').click();
  await page.getByRole('spinbutton', { name: 'Al massimo quante persone' }).fill('11');
  await page.getByText('Possono entrare 11 persone: poche per questi tavoli.').waitFor();
  await page.getByRole('textbox', { name: 'Titolo', exact: true }).fill('Colazione a Torino');
  await organiser.press('Crea l’incontro');
  await page.getByText('È pronto.').waitFor();
  await expect.poll(() => least.inputValue()).toBe('6');

  await page.goto(`${meeting.server.origin}/organiser#/session/${meeting.host.made.session.id}`);
  await expect.poll(() => least.inputValue()).toBe('5');
  await least.selectOption('3');
  await organiser.press('Salva');
  await page.getByText('Salvato.').waitFor();
  expect((await meeting.host.everything()).session!.settings.table_min).toBe(3);
  expect(await faultsOf(page)).toEqual([]);

  const laptop = await meeting.laptop('chi conduce');
  await laptop.page.keyboard.press('5');
  await laptop.page
    .getByText('Meno di 3 persone: questo tavolo si legge insieme ad altri.', { exact: true })
    .waitFor();
});

test('shares say what they were counted on, with what has no theme, and that few voted where few did', async ({
  onTestFinished,
}) => {
  const meeting = await judged(
    4,
    [
      ['Finestra', 0, 1],
      ['Camino', 0, 2],
      ['Camino', 0],
    ],
    two,
  );
  onTestFinished(() => meeting.close());
  const [first] = await meeting.host.cards();
  await meeting.host.tell({ do: 'card.theme', card: first!.id, themes: ['ascolto'] });
  const few = 'Hanno votato in 3: sono indicazioni per parlarne, non statistiche.';
  const { page: wall } = await meeting.screen();
  await wall.getByText(few).waitFor();
  await wall.getByText('1 scheda su 4 ha un tema: 3 like su 5.').waitFor({ state: 'attached' });
  await wall.getByText('senza tema').waitFor({ state: 'attached' });
  const phone = await meeting.guest('Anna');
  await phone.press('Continua');
  await phone.page.getByText(few).waitFor();
  const page = await board(meeting);
  await page.getByText(few).waitFor();
  await page.getByText('rappresentano tutti quelli che hanno votato').waitFor();
  await page.getByText('1 scheda su 4 ha un tema: 3 like su 5.').waitFor();
  await page.getByText('senza tema 40%').waitFor();
});
