import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganiserKey, Sessions } from '../src/shared/wire';
import { Organiser } from './people/organiser';
import { faultsOf } from './stage/audit';
import { startBrowser } from './stage/browser';
import { Calls } from './stage/calls';
import { Person } from './stage/person';
import { Server } from './stage/server';

/** A drawing that would run a program and ask another server, if anybody let it. */
const hostile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80" onload="document.title='stolen'">
  <script>document.title = 'stolen'</script><image href="http://192.0.2.1/pixel.png" width="1" height="1"/>
  <circle cx="40" cy="40" r="30" fill="#a63d17"/></svg>`;

/** A bitmap of as many points as a camera makes, each of a colour of its own. */
function photograph(width: number, height: number): Buffer {
  const points = randomBytes(width * height * 3);
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(head.length + points.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, points]);
}

let server: Server;
let browser: Browser;
let organiser: Organiser;

beforeAll(async () => {
  server = await Server.start('demo');
  browser = await startBrowser();
  organiser = new Organiser(await Person.meet(browser, 'the organiser', { width: 1200, height: 900 }));
  await organiser.page.goto(`${server.origin}/organiser`);
  await organiser.signIn(server.key);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('the organiser joins cards of two rooms, takes it back, and joins them again', async () => {
  const { page } = organiser;
  await page.getByRole('link', { name: 'Colazioni sui social media e la salute' }).click();
  await page.getByRole('link', { name: 'Unisci le schede che dicono la stessa cosa' }).click();
  const pair = page.getByRole('group', { name: 'Restano queste parole' }).filter({
    has: page.getByText('Storie di pazienti esperti'),
  });
  const union = page.getByRole('article').filter({ hasText: 'Storie di pazienti esperti' });
  const other = 'Pazienti esperti che raccontano la loro storia';
  await pair.getByRole('radio', { name: other }).check();
  await pair.getByRole('button', { name: 'Unisci' }).click();
  await union.getByText(/Piace a 11 persone: Roma 6, Milano 5/).waitFor();
  expect(await union.getByRole('heading').textContent()).toBe(other);
  expect(await pair.count()).toBe(0);

  await page.getByRole('button', { name: 'Annulla' }).click();
  await pair.waitFor();
  expect(await union.count()).toBe(0);
  await pair.getByRole('button', { name: 'Unisci' }).click();
  await union.waitFor();
});

test('a hostile drawing becomes a picture and nothing else', async () => {
  const { page } = organiser;
  await page.goto(`${server.origin}/organiser#/letterhead`);
  await organiser.write('Chi organizza', 'Agenzia Due Tazze');
  await page.setInputFiles('input[type=file]', {
    ...{ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(hostile) },
  });
  await page.getByRole('img', { name: 'Agenzia Due Tazze' }).waitFor();
  await organiser.press('Salva');
  await page.getByText('Salvato: vale da subito per ogni documento.').waitFor();
  expect(await page.title()).not.toContain('stolen');
  expect(organiser.person.requests.filter((request) => request.url().includes('192.0.2.1'))).toEqual([]);
});

test('a logo of 18 MB is made smaller, and the page says so meanwhile', async () => {
  const { page } = organiser;
  await page.evaluate(() => {
    document.body.dataset.seen = '';
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll('[role=status]'))
        document.body.dataset.seen += textContent;
    }).observe(document.body, { childList: true, subtree: true });
  });
  const buffer = photograph(3000, 2000);
  expect(buffer.length).toBeGreaterThan(17e6);
  const logo = page.getByRole('img', { name: 'Agenzia Due Tazze' });
  const before = await logo.getAttribute('src');
  await page.setInputFiles('input[type=file]', { name: 'foto.bmp', mimeType: 'image/bmp', buffer });
  await page.waitForFunction(
    (before) => document.querySelector('img[alt="Agenzia Due Tazze"]')?.getAttribute('src') !== before,
    before,
  );
  expect(await page.locator('body').getAttribute('data-seen')).toContain('Rimpicciolisco l’immagine…');
  expect(await page.getByText('Rimpicciolisco l’immagine…').count()).toBe(0);
  expect((await logo.getAttribute('src'))!.length).toBeLessThan(250_000);
});

test('where a CSV is offered it is said which Excel opens it, and the workbook comes first', async () => {
  const { page } = organiser;
  await page.goto(`${server.origin}/organiser`);
  await page.getByRole('link', { name: 'Colazioni sui social media e la salute' }).click();
  const csv = page.getByRole('link', { name: 'CSV', exact: true });
  await csv.waitFor();
  const forms = await page.locator('.downloads a').allTextContents();
  expect(forms.indexOf('XLSX')).toBeLessThan(forms.indexOf('CSV'));
  await page.getByText('Il CSV separa con il punto e virgola').waitFor();
  await page.locator('.downloads select').selectOption({ label: 'English' });
  await page.getByText('Il CSV separa con la virgola').waitFor();
  expect(await csv.getAttribute('href')).toContain('language=en');
});

test('the document of the series says it all, under the organiser’s name', async () => {
  const { page } = organiser;
  await page.goto(`${server.origin}/organiser`);
  await page.getByRole('link', { name: 'Colazioni sui social media e la salute' }).click();
  const html = await readFile(await (await organiser.download('HTML')).path(), 'utf8');
  expect(html).toContain('A cura di <bdi class="user">Agenzia Due Tazze</bdi>');
  expect(html).toMatch(/<img class="logo" src="data:image\/png;base64,[\w+/]+=*" alt="Agenzia Due Tazze">/);
  expect(html).toContain('18 schede in comune');
  expect(html).toContain('Milano: l’incontro è ancora aperto');
  expect(html).not.toContain('onload');
  expect(organiser.person.troubles).toEqual([]);
});

test('another organiser sees the heading of documents and what others kept, and changes neither', async () => {
  const calls = await Calls.signedIn(server.origin, server.key);
  const { sessions } = await calls.get<Sessions>('/sessions');
  await calls.post(`/sessions/${sessions[0]!.id}/template`, { title: 'La nostra' });
  const { key } = await calls.post<OrganiserKey>('/organisers', { name: 'Anna Bianchi' });
  const anna = await Person.meet(browser, 'another organiser', { width: 1200, height: 900 });
  await anna.page.goto(`${server.origin}/organiser#/letterhead`);
  await anna.page.evaluate(
    async (body) => {
      await fetch('/api/v1/sign-in', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      location.reload();
    },
    JSON.stringify({ name: 'Anna Bianchi', key }),
  );
  await anna.page.getByText('Li sceglie chi ha la chiave dell’installazione.').waitFor();
  await anna.page.getByText('Agenzia Due Tazze').waitFor();
  expect(await anna.page.getByRole('button', { name: 'Salva' }).count()).toBe(0);
  await anna.page.goto(`${server.origin}/organiser#/new`);
  await anna.page.getByText('È di chi ha la chiave dell’installazione.').waitFor();
  expect(await anna.page.getByRole('button', { name: 'Elimina il modello La nostra' }).count()).toBe(0);
  expect(await faultsOf(anna.page)).toEqual([]);
  expect(anna.troubles).toEqual([]);
});
