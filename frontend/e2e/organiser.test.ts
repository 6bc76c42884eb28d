import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cockpit } from './people/cockpit';
import { Organiser } from './people/organiser';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';

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

test('the organiser’s page asks for what it shows, speaks one language, and says once that a meeting is ready', async ({
  onTestFinished,
}) => {
  const person = await Person.meet(browser, 'chi organizza', { width: 1440, height: 900 });
  onTestFinished(() => person.context.close());
  const { page } = person;
  const organiser = new Organiser(person);
  await page.goto(`${meeting.server.origin}/organiser`);
  await page.getByText('chiave scritta sulla console').waitFor();
  expect(await page.getByText('scrivi anche il tuo nome').count()).toBe(0); // there is no field for it
  await organiser.signIn(meeting.server.key);
  await organiser.press('Nuovo incontro');
  await page.getByText('Benvenuto →').first().waitFor();
  await page.getByRole('combobox', { name: 'Lingua della pagina' }).selectOption('en');
  await page.getByText('Welcome →').first().waitFor();
  expect(await page.getByText('Benvenuto →').count()).toBe(0);
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Colazione a Torino');
  await page.getByRole('button', { name: 'Make the meeting', exact: true }).click();
  await page.getByText('It is ready.').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Colazione a Torino' }).waitFor();
  expect(await page.getByText('It is ready.').count()).toBe(0);
});

test('the paths say nothing of difficulties where the room has none', async () => {
  const { host } = meeting;
  await host.go('needs');
  await host.tell({ do: 'card.add', kind: 'need', text: 'Capire i numeri' });
  await host.go('synthesis');
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  const { page } = cockpit;
  await page.getByRole('button', { name: 'Percorsi' }).click();
  await page.getByText('Capire i numeri').first().waitFor();
  expect(await page.getByText('Ogni difficoltà tocca un percorso').count()).toBe(0);
  await host.tell({ do: 'step.go', step: 'difficulties' });
  await host.tell({ do: 'card.add', kind: 'difficulty', text: 'Il tempo' });
  await host.go('synthesis');
  await page.getByRole('button', { name: /difficolt/ }).waitFor();
});

test('laptops without a name are counted', async ({ onTestFinished }) => {
  const other = await Meeting.open(browser);
  onTestFinished(() => other.close());
  const first = await other.laptop('la prima');
  await other.laptop('la seconda');
  await first.page.getByText('un altro portatile').waitFor();
  await other.laptop('la terza');
  await first.page.getByText('altri 2 portatili').waitFor();
});
