import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mine } from '../src/shared/wire';
import { downloadBy } from './people/organiser';
import type { Phone } from './people/phone';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';

let browser: Browser;
let meeting: Meeting;
beforeAll(async () => {
  browser = await startBrowser();
  meeting = await Meeting.open(browser, { settings: { names: 'shown', groups: [] } });
});
afterAll(async () => {
  await meeting.close();
  await browser.close();
});

const exact = { exact: true };
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

/** Somebody with a name, who wrote two cards. */
async function writer(name: string, company: string, ...texts: readonly string[]): Promise<Phone> {
  const phone = await meeting.phone(name);
  await phone.scan(meeting.host.made.links.join);
  await phone.page.getByRole('textbox', { name: 'Come ti chiami?' }).fill(name);
  await phone.page.getByRole('textbox', { name: 'Per chi lavori?' }).fill(company);
  await phone.press('Continua');
  for (const text of texts) await phone.sendAndSee('Bisogno', text);
  return phone;
}

async function openMine({ page }: Phone): Promise<void> {
  await page.getByRole('link', { name: 'Che cosa conserviamo di te' }).click();
  await heading(page, 'Che cosa c’è di tuo').waitFor();
}

/** Presses what erases, and then what says that it is meant. */
async function erase(page: Page, what: string, sure: string): Promise<void> {
  await page.getByRole('button', { name: what }).click();
  await page.getByRole('button', { name: sure }).click();
}

test('a person sees, takes along and erases what is theirs, and no byte of it is left but what the law keeps', async () => {
  const { host, server } = meeting;
  await host.go('needs');
  const anna = await writer('Adalgisa', 'Dittasegreta', 'Parolaprima', 'Parolaseconda nausea', 'Parolaterza');
  const bruno = await writer('Bruno', 'Altraditta', 'Parolachetiene');
  const { page } = anna;
  await host.go('likes');
  await anna.like('Parolachetiene');
  await bruno.like('Parolaterza');
  await bruno.card('Parolaseconda').getByRole('button', { name: 'Segnala' }).click();
  await bruno.press('Parla di un effetto indesiderato di un medicinale');
  await bruno.page.getByText('Segnalata a chi conduce').waitFor();
  await expect.poll(async () => (await host.everything()).reports?.length).toBe(1);
  await bruno.page.reload();
  await bruno.card('Parolaseconda').getByRole('button', { name: 'Segnalata' }).waitFor();
  const copy = await server.copyAnew();
  expect(await server.holds('Adalgisa', 'Parolaprima')).toEqual(
    expect.arrayContaining([`Adalgisa in ${copy}`, `Parolaprima in ${copy}`]),
  );

  await openMine(anna);
  for (const text of ['Adalgisa', 'Dittasegreta', 'Le tue 3 schede', 'Parolaprima', 'Il like che hai dato'])
    await page.getByText(text).first().waitFor();
  await page.getByText('«Parolaseconda nausea»').waitFor();

  const read = await downloadBy(anna.person, page.getByRole('link', { name: 'Una pagina da leggere' }));
  expect(await readFile(await read.path(), 'utf8')).toContain('Bisogno:</b> Parolaprima');
  const data = await downloadBy(anna.person, page.getByRole('link', { name: 'I dati, per un programma' }));
  const mine = JSON.parse(await readFile(await data.path(), 'utf8')) as Mine;
  expect([mine.person.name, mine.cards.length, mine.likes.like?.[0]?.text, mine.reports[0]?.text]).toEqual([
    'Adalgisa',
    3,
    'Parolachetiene',
    'Parolaseconda nausea',
  ]);

  // a change of mind, by keyboard
  await page.getByRole('button', { name: 'Cancella: Parolaprima' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('[role=group]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('button:focus').getByText('Cancella', exact).waitFor();
  expect((await host.cards()).some(({ text }) => text === 'Parolaprima')).toBe(true);

  await erase(page, 'Cancella: Parolaprima', 'Cancella per sempre');
  await page.getByText('Scheda cancellata.').waitFor();
  await heading(page, 'Le tue 2 schede').waitFor();
  expect(await server.holds('Parolaprima')).toEqual([]);
  await bruno.card('Parolaprima').waitFor({ state: 'detached' });

  await erase(page, 'Cancella tutto quello che è mio', 'Sì, cancella tutto');
  await heading(page, 'Qui non c’è più niente di tuo').waitFor();
  await page.getByText('la copia di una scheda segnalata').waitFor();
  const words = ['Adalgisa', 'Dittasegreta', 'Parolaprima', 'Parolaterza'];
  expect(await server.holds(...words)).toEqual([]);
  expect(await server.holds('Parolaseconda', 'Parolachetiene', 'Bruno')).not.toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  const { cards, reports } = await host.everything();
  expect(cards!.map(({ text, likes }) => [text, likes?.like])).toEqual([['Parolachetiene', 0]]);
  expect(reports!.map(({ text }) => text)).toEqual(['Parolaseconda nausea']);

  await server.crash();
  expect(await server.holds(...words)).toEqual([]);
  await page.reload();
  await page.getByText('Con questo browser non risulti in nessun incontro').waitFor();
});

test('without a network nothing is half done, and a lost answer makes nothing happen twice', async () => {
  await meeting.host.go('needs');
  const carla = await writer('Carla', 'Terzaditta', 'Parolaquarta', 'Parolaquinta');
  const { page, line } = carla;
  await openMine(carla);
  line.manner.dropsReplies = true;
  line.sever();
  await erase(page, 'Cancella: Parolaquarta', 'Cancella per sempre');
  await page.getByText('Non è arrivata risposta').waitFor();
  await page.getByText('Parolaquarta').first().waitFor();
  line.manner.dropsReplies = false;
  line.sever();
  await page.getByRole('button', { name: 'Cancella per sempre' }).click();
  await heading(page, 'Una tua scheda').waitFor();

  line.manner.dropsReplies = true;
  line.sever();
  await erase(page, 'Cancella tutto quello che è mio', 'Sì, cancella tutto');
  await page.getByText('Non è arrivata risposta').waitFor();
  expect((await meeting.host.cards()).some(({ text }) => text === 'Parolaquinta')).toBe(false);
  line.manner.dropsReplies = false;
  line.sever();
  await page.getByRole('button', { name: 'Sì, cancella tutto' }).click();
  await heading(page, 'Qui non c’è più niente di tuo').waitFor();
  expect(await meeting.server.holds('Carla', 'Terzaditta', 'Parolaquarta', 'Parolaquinta')).toEqual([]);
});

test('the page about privacy leads to the meetings of this browser', async () => {
  const dora = await writer('Dora', '', 'Parolasesta');
  const { page, line } = dora;
  await page.goto(`${line.origin}/privacy?language=it`);
  await page.getByRole('link', { name: 'Che cosa c’è di tuo' }).click();
  await page.getByRole('link', { name: 'Colazione a Milano' }).click();
  await page.getByText('Parolasesta').first().waitFor();
  await page.getByRole('combobox', { name: 'Lingua' }).selectOption('nl');
  await heading(page, 'Wat hier van jou is').waitFor();
  await page.getByRole('link', { name: 'Terug naar de ruimte' }).click();
  await page.getByRole('region', { name: 'Jouw kaarten' }).getByText('Parolasesta').waitFor();
});
