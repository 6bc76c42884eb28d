import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startBrowser, startWithSettings } from './stage/browser';
import { Meeting } from './stage/meeting';

let browser: Browser;
let folder: string;
let bare: BrowserContext;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'colazione-browser-'));
  await mkdir(join(folder, 'Default'));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
  bare = await startWithSettings(folder);
});
afterAll(async () => {
  await bare.close();
  await browser.close();
  await rm(folder, { recursive: true });
});

test('a browser that keeps no cookies takes part by its token, as one person', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser, { settings: { groups: ['Finestra', 'Camino'] } });
  onTestFinished(() => meeting.close());
  const { host } = meeting;
  const people = async () => (await host.everything()).people ?? [];
  const page = await bare.newPage();
  onTestFinished(() => page.close());
  await page.goto(host.made.links.join);
  expect(await page.evaluate(() => (document.cookie = 'a=1') && document.cookie)).toBe('');

  await page.getByRole('radio', { name: 'Camino' }).check();
  await page.getByRole('button', { name: 'Continua' }).click();
  await host.go('needs');
  await page.getByRole('textbox', { name: 'Il tuo bisogno' }).fill('Più tempo');
  await page.getByRole('button', { name: 'Invia' }).click();
  await page.getByText('salvata', { exact: true }).waitFor();
  const guest = await host.guest();
  await host.tell({ do: 'card.add', kind: 'need', text: 'Meno carta' }, guest);
  await host.tell({ do: 'step.reveal' });
  await page.getByText('Meno carta').waitFor();
  const groups = (await host.everything()).session!.groups;
  expect((await people()).map(({ group }) => groups.find(({ id }) => id === group)?.name)).toEqual([
    'Camino',
    'Finestra',
  ]);

  // what is kept of the person opens beside, and knows who it is
  const [mine] = await Promise.all([
    bare.waitForEvent('page'),
    page.getByRole('link', { name: 'Che cosa conserviamo di te' }).click(),
  ]);
  await mine.getByText('Più tempo').waitFor();
  await vi.waitFor(() => expect(new URL(mine.url()).hash).toBe(''));

  await host.tell({ do: 'synthesis.publish' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Documento PDF/ }).click(),
  ]);
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await people()).toHaveLength(2);
});

test('those who lead and the big screen work without cookies too', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const { links, session } = meeting.host.made;
  const cockpit = await bare.newPage();
  onTestFinished(() => cockpit.close());
  await cockpit.goto(links.facilitator!);
  await cockpit.getByRole('heading', { name: session.title }).waitFor();
  await cockpit.keyboard.press('Space');
  await cockpit.getByRole('banner').getByText(': Aspettative e bisogni').waitFor();
  const screen = await bare.newPage();
  onTestFinished(() => screen.close());
  await screen.goto(links.screen!);
  const code = screen.getByRole('img', { name: 'Entra con il telefono' }).first();
  await vi.waitFor(
    async () =>
      expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0),
    20_000,
  );
});

test('where not even the token reaches the server, nobody joins twice', async ({ onTestFinished }) => {
  const meeting = await Meeting.open(browser);
  onTestFinished(() => meeting.close());
  const page = await bare.newPage();
  onTestFinished(() => page.close());
  // something in between takes the token off
  await page.route('**/api/v1/**', (route) => {
    const { authorization: _, ...headers } = route.request().headers();
    return route.continue({ headers });
  });
  await page.goto(meeting.host.made.links.join);
  await page.getByText('Questo browser non conserva i cookie').waitFor();
  expect(await page.getByRole('button', { name: 'Riprova' }).isDisabled()).toBe(true);
  await page.getByRole('textbox').press('Enter');
  expect((await meeting.host.everything()).people).toHaveLength(1);
});
