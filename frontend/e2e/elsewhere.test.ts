import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';
import { translate, translatedOn } from './stage/translator';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test('a page that the browser translates goes on telling what is new', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  const anna = await meeting.guest('Anna', {}, ({ page }) => translate(page));
  const guest = await host.guest();
  const main = anna.page.getByRole('main');
  await main.getByText('1 persona').waitFor();
  await meeting.guest('Bruno');
  await main.getByText('2 persone').waitFor();

  await host.go('needs');
  await anna.send('Bisogno', 'Più tempo');
  await anna.own('Più tempo').getByText('salvata', { exact: true }).waitFor();
  await anna.page.getByRole('heading', { level: 1 }).getByText('⟦Aspettative e bisogni⟧').waitFor();
  await host.tell({ do: 'timer.set', state: 'run', seconds: 600 });
  const left = await anna.timeLeft();
  await vi.waitFor(async () => expect(await anna.timeLeft()).toBeLessThan(left), 10_000);

  const { card } = await host.tell({ do: 'card.add', kind: 'need', text: 'Meno carta' }, guest);
  await host.tell({ do: 'step.reveal' });
  await anna.card('⟦Meno carta⟧').waitFor();
  await host.tell({ do: 'card.edit', card: card!, text: 'Meno moduli' }, guest);
  await anna.card('⟦Meno moduli⟧').waitFor();
  expect(await anna.card('Meno carta').count()).toBe(0);

  const laptop = await Person.meet(browser, 'chi conduce', { width: 1440, height: 900 });
  onTestFinished(() => laptop.context.close());
  await translate(laptop.page);
  await laptop.page.goto(host.made.links.facilitator!);
  const cockpit = new Cockpit(laptop);
  await cockpit.tile('⟦Meno moduli⟧').waitFor();
  await host.tell({ do: 'card.edit', card: card!, text: 'Niente moduli' }, guest);
  await cockpit.tile('⟦Niente moduli⟧').waitFor();
  await host.go('likes');
  await cockpit.atStep('Il giudizio dei tavoli');

  await anna.like('Niente moduli');
  await main.getByText('hai dato 1 like').waitFor();
  await host.go('close');
  await anna.page.getByRole('heading', { level: 1 }).getByText('⟦Chiusura⟧').waitFor();

  // of what the program says nothing was translated
  const words = [...(await translatedOn(anna.page)), ...(await translatedOn(laptop.page))].join(' ');
  expect(words).toContain('⟦');
  expect(words).not.toMatch(/salvata|persone|minut|Segnala|Tutto salvato/);
  expect([...anna.person.troubles, ...laptop.troubles]).toEqual([]);
});

test('who has another language reads ready-made steps in it, and an organiser’s own words as they are', async ({
  onTestFinished,
}) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  const agenda = host.made.session.agenda.map(({ id, kind, title, minutes, collects, likes }) => ({
    ...{ id, kind, minutes, collects, likes },
    title: id === 'objectives' ? 'Dove andiamo' : title,
  }));
  await host.tell({ do: 'agenda.set', agenda });
  const at = async (locale: string, heading: string): Promise<void> => {
    const context = await browser.newContext({ locale });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(host.made.links.join);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  await host.go('needs');
  await at('en-GB', 'Expectations and needs');
  await at('nl-NL', 'Verwachtingen en behoeften');
  await at('fr-FR', 'Aspettative e bisogni');
  await host.go('objectives');
  await at('en-GB', 'Dove andiamo');
});

test('what waits in a tab that was closed is sent by the other one', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  await meeting.host.go('needs');
  const anna = await meeting.guest('Anna');
  await anna.field('Bisogno').waitFor();
  const other = await anna.person.context.newPage();
  await other.goto(anna.page.url());
  await other.getByRole('textbox', { name: 'Il tuo bisogno' }).waitFor();
  anna.line.cut();
  await anna.send('Bisogno', 'Un referente');
  await anna.page.close();
  anna.line.mend();
  anna.line.sever();
  await vi.waitFor(
    async () => expect((await meeting.host.cards()).map(({ text }) => text)).toEqual(['Un referente']),
    40_000,
  );
  await other
    .getByRole('article')
    .filter({ hasText: 'Un referente' })
    .getByText('salvata', { exact: true })
    .waitFor();
});

test('a pasted list becomes so many cards, on the phone and at the scribe’s', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  await host.go('needs');
  const anna = await meeting.guest('Anna');
  await anna.field('Bisogno').fill('Ci serve:\n• Più tempo\n• Meno carta\n• Un referente');
  await anna.press('Fai 3 schede');
  await anna.own('Meno carta').getByText('salvata', { exact: true }).waitFor();
  expect(await anna.field('Bisogno').inputValue()).toBe('');
  await anna.field('Bisogno').fill('Una cosa\nin due righe');
  await anna.press('Lascia una scheda sola');
  await anna.press('Invia');
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  await cockpit.key('n');
  await cockpit.page.getByRole('textbox', { name: 'Testo della scheda' }).fill('Carta\r\nPenna');
  await cockpit.press('Fai 2 schede');
  const wanted = ['Carta', 'Meno carta', 'Penna', 'Più tempo', 'Un referente', 'Una cosa\nin due righe'];
  await vi.waitFor(
    async () => expect((await host.cards()).map(({ text }) => text).sort()).toEqual(wanted),
    20_000,
  );
});

test('two taps within a moment are one', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  await host.go('needs');
  const guest = await host.guest();
  await host.tell({ do: 'card.add', kind: 'need', text: 'Più tempo' }, guest);
  await host.go('likes');
  const anna = await meeting.guest('Anna');
  await anna.likeOf('Più tempo').dblclick();
  await anna.likeOf('Più tempo', true).waitFor();
  const liked = (
    await anna.person.said.map((frame) => JSON.parse(frame) as { do?: string; on?: boolean })
  ).filter((command) => command.do === 'like.set');
  expect(liked.map(({ on }) => on)).toEqual([true]);
});
