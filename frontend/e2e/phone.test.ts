import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';

/** How long an edit or a withdrawal can be taken back. */
const undoMs = 10_000;

let browser: Browser;
let meeting: Meeting;
beforeAll(async () => {
  browser = await startBrowser();
  meeting = await Meeting.open(browser);
});
afterAll(async () => {
  await meeting.close();
  await browser.close();
});

const exact = { exact: true };

test('the window in which a phone signs in to a Wi-Fi is told from a browser, and nobody is joined', async () => {
  const apple =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const sight = { width: 320, height: 640, phone: true, userAgent: `${apple} Mobile/15E148` };
  const { page, context } = await Person.meet(browser, 'di passaggio', sight);
  const { join } = meeting.host.made.links;
  await page.goto(join);
  await page.getByRole('heading', { name: 'Questa finestra si chiude da sola' }).waitFor();
  await page.getByText(join.replace('http://', ''), exact).waitFor();
  expect((await meeting.host.everything()).people ?? []).toEqual([]);
  await page.getByRole('button', { name: 'Resta qui lo stesso' }).click();
  await page.getByRole('heading', { name: 'Benvenuto' }).waitFor();
  await context.close();
});

test('a page whose script does not come says so', async () => {
  const { page, context } = await Person.meet(browser, 'senza script', { width: 360, height: 740 });
  await page.route('**/*.js', (route) => route.abort());
  const words = page.getByText('aggiorna il browser');
  await page.goto(meeting.server.origin, { waitUntil: 'commit' });
  await words.waitFor({ state: 'hidden' });
  await words.waitFor();
  await context.close();
});

test('a card is edited and withdrawn, and for ten seconds each can be taken back where it was done', async () => {
  const { host } = meeting;
  await host.go('needs');
  const anna = await meeting.guest('Anna');
  const { page } = anna;
  const now = async (): Promise<string[]> => (await host.cards()).map((card) => card.text);
  await anna.sendAndSee('Bisogno', 'prima');
  await anna.page.getByText('Per ora le vedi solo tu e chi conduce.', { exact: false }).waitFor();

  await anna.own('prima').getByRole('button', { name: 'Modifica' }).click();
  await page.getByRole('textbox', { name: 'Il tuo bisogno' }).nth(1).fill('dopo');
  await anna.press('Salva');
  await anna.own('dopo').getByText('salvata', exact).waitFor();
  expect(await now()).toEqual(['dopo']);
  await page.locator(':focus').getByText('Annulla', exact).waitFor();
  await page.keyboard.press('Enter');
  await anna.own('prima').getByText('salvata', exact).waitFor();
  await expect.poll(now).toEqual(['prima']);

  await anna.own('prima').getByRole('button', { name: 'Ritira' }).click();
  await anna.own('prima').getByText('Scheda ritirata').waitFor();
  await page.keyboard.press('Enter');
  await anna.own('prima').getByRole('button', { name: 'Ritira' }).waitFor();
  expect(await now()).toEqual(['prima']);

  const from = performance.now();
  await anna.own('prima').getByRole('button', { name: 'Ritira' }).click();
  await anna.own('prima').waitFor({ state: 'detached' });
  expect(performance.now() - from).toBeGreaterThan(undoMs - 500);
  await expect.poll(now).toEqual([]);
});

test('a card that is being changed when the step ends keeps what is written, and a withdrawal can still be taken back', async () => {
  const { host } = meeting;
  await host.go('needs');
  const anna = await meeting.guest('Anna');
  const { page } = anna;
  await anna.sendAndSee('Bisogno', 'aperta');
  await anna.sendAndSee('Bisogno', 'ritirata');
  await anna.own('aperta').getByRole('button', { name: 'Modifica' }).click();
  const field = page.getByRole('textbox', { name: 'Il tuo bisogno' }).nth(1);
  await field.fill('metà di un pensiero');
  await anna.own('ritirata').getByRole('button', { name: 'Ritira' }).click();
  await host.go('likes');
  await page.getByText('Il passo è finito').first().waitFor();
  expect(await page.getByRole('textbox', { name: 'Il tuo bisogno' }).inputValue()).toBe(
    'metà di un pensiero',
  );
  await anna.own('ritirata').getByRole('button', { name: 'Annulla' }).click();
  await anna.own('ritirata').getByText('Scheda ritirata').waitFor({ state: 'detached' });
  for (const card of await host.cards()) await host.tell({ do: 'card.erase', card: card.id });
});

test('an objective finds its need in a list, by words without accents, and can change it', async () => {
  const { host } = meeting;
  await host.go('needs');
  for (let i = 0; i < 10; i++) await host.tell({ do: 'card.add', kind: 'need', text: `Bisogno ${i}` });
  await host.tell({ do: 'card.add', kind: 'need', text: 'Più qualità' });
  await host.go('objectives');
  const anna = await meeting.guest('Anna');
  await anna.choose('Obiettivo');
  await anna.page.getByText('A quale bisogno risponde?').click();
  await anna.page.getByRole('searchbox').fill('piu QUALITA');
  expect(await anna.page.getByRole('checkbox').count()).toBe(1);
  await anna.page.getByRole('checkbox', { name: 'Più qualità' }).check();
  await anna.sendAndSee('Obiettivo', 'Farsi capire');
  await anna.own('Farsi capire').getByText('→ Più qualità').waitFor();

  await anna.own('Farsi capire').getByRole('button', { name: 'Modifica' }).click();
  await anna.page.getByRole('form').or(anna.page.locator('form')).last().getByText('A quale bisogno').click();
  await anna.page.getByRole('checkbox', { name: 'Bisogno 3' }).check();
  await anna.press('Salva');
  await anna.own('Farsi capire').getByText('→ Bisogno 3').waitFor();
});

test('cards are judged in a list or one after the other, with what was seen and what is left in view', async () => {
  const { host } = meeting;
  await host.go('likes');
  const anna = await meeting.guest('Anna');
  await anna.page.getByText('di 12', { exact: false }).waitFor();
  await anna.press('Una alla volta');
  const hideShown = async (): Promise<void> => {
    const shown = await anna.page.getByRole('article').innerText();
    const hidden = (await host.cards()).find(({ text }) => shown.split('\n').includes(text))!;
    await host.tell({ do: 'card.hide', card: hidden.id });
    await anna.page.getByText(hidden.text, exact).waitFor({ state: 'detached' });
  };
  for (let seen = 0; !(await anna.page.getByText('Le hai viste tutte').isVisible()); seen++) {
    expect(seen).toBeLessThan(12);
    if (seen === 2) await anna.page.getByRole('button', { name: 'Mi piace' }).click();
    if (seen === 4) await hideShown(); // what takes its place is seen too
    await anna.press('Avanti');
  }
  await anna.page.getByText('hai dato 1 like').waitFor();
  await anna.page.reload();
  await anna.page.getByText('Le hai viste tutte').waitFor();
  await anna.press('Elenco');
  await anna.page.getByText('viste 11 di 11').waitFor();
  expect(await anna.page.getByRole('button', { name: 'Mi piace', pressed: true }).count()).toBe(1);
});

test('the page of the synthesis comes when it is wanted, also where it could not come before', async () => {
  const { host } = meeting;
  const later = '**/assets/afterwards*';
  const anna = await meeting.guest('Anna', {}, ({ page }) => page.route(later, (route) => route.abort()));
  await host.tell({ do: 'synthesis.note', note: 'Misurare quello che conta' });
  await host.tell({ do: 'synthesis.publish' });
  await anna.page.getByText('Apro la sintesi').waitFor();
  const again = anna.page.getByRole('button', { name: 'Riprova' });
  await again.waitFor();
  await anna.page.unroute(later);
  await again.click();
  await anna.page.getByText('Misurare quello che conta').waitFor();
});
