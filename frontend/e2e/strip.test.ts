import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../src/shared/wire';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { tabTo } from './stage/keys';
import { Meeting } from './stage/meeting';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A meeting whose cards are covered in its first step, with one of each kind that a path takes. */
async function open(
  atTheEnd: (end: () => Promise<void>) => void,
): Promise<{ meeting: Meeting; cards: string[] }> {
  const blind = { minutes: 10, show_cards: 'on_reveal', show_likes: 'after' } as const;
  const agenda: Partial<Step>[] = [
    { ...blind, id: 'write', kind: 'collect', title: 'Scrivere', collects: ['need', 'objective'], likes: [] },
    { ...blind, id: 'judge', kind: 'like', title: 'Giudicare', collects: [], likes: ['need', 'objective'] },
    { ...blind, id: 'weave', kind: 'weave', title: 'Legare', collects: [], likes: [] },
  ];
  const meeting = await Meeting.open(browser, { agenda, settings: { groups: ['Finestra'] } });
  atTheEnd(() => meeting.close());
  const cards: string[] = [];
  for (const [kind, text] of [
    ['need', 'Capire i dati'],
    ['objective', 'Misurare meglio'],
  ] as const)
    cards.push((await meeting.host.tell({ do: 'card.add', kind, text })).card!);
  return { meeting, cards };
}

const strip = (page: Page) => page.getByRole('region', { name: 'Sempre a portata di mano' });

/** Whether a finger that comes down in the middle of it meets it, and nothing that lies over it. */
const inReach = (page: Page, name: string) =>
  strip(page)
    .getByRole('button', { name })
    .evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });

describe('reveal, writing for somebody and the way back stay', () => {
  test.for([
    [360, 740],
    [390, 844],
    [768, 1024],
    [1024, 768],
    [1440, 900],
  ] as const)('at %i by %i, also with a card selected', async ([width, height], { onTestFinished }) => {
    const { meeting } = await open(onTestFinished);
    const cockpit = new Cockpit(await meeting.laptop('chi conduce', { width, height }));
    const { page } = cockpit;
    await cockpit.tile('Capire i dati').click();
    await page.locator('[role=option][aria-selected=true]').waitFor();
    for (const name of ['Mostra subito', 'Scrivi per', 'Annulla'])
      expect([name, await inReach(page, name)]).toEqual([name, true]);
    await strip(page).getByRole('button', { name: 'Scrivi per' }).click();
    await page.getByRole('textbox', { name: 'Testo della scheda' }).waitFor();
    for (const name of ['Mostra subito', 'Annulla'])
      expect([name, await inReach(page, name)]).toEqual([name, true]);
    await strip(page).getByRole('button', { name: 'Mostra subito' }).click();
    await cockpit.notice('Ora si vede tutto.').waitFor();
  });
});

test('a sheet that is closed leaves the space bar to the plan, and Tab where it was', async ({
  onTestFinished,
}) => {
  const { meeting } = await open(onTestFinished);
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  const { page } = cockpit;
  for (const opener of [/^Cambia/, /^Codice/, /^Tasti/]) {
    await tabTo(page, opener);
    await cockpit.key('Enter');
    await page.locator('aside:focus').waitFor();
    await cockpit.key('Tab');
    await cockpit.key('Escape');
    await page.locator('aside:not(.rail)').first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.matches('button, a, summary, body'))).toBe(
      false,
    );
  }
  await cockpit.key('Space');
  await cockpit.atStep('Giudicare');
});

test('a selection ends with its step, and stays out of the paths', async ({ onTestFinished }) => {
  const { meeting } = await open(onTestFinished);
  const { host } = meeting;
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  const { page } = cockpit;
  await cockpit.tile('Capire i dati').click();
  await page.locator('[role=option][aria-selected=true]').waitFor();
  await host.go('judge');
  await cockpit.atStep('Giudicare');
  await page.locator('[role=option][aria-selected=true]').waitFor({ state: 'detached' });
  await cockpit.key('h');
  await cockpit.notice('Prima scegli una scheda.').waitFor();

  await cockpit.key('2');
  await cockpit.key('ArrowDown');
  await page.locator('[role=option][aria-selected=true]').first().waitFor();
  await cockpit.key('3');
  await cockpit.pick('Bisogni').first().waitFor();
  await cockpit.key('p');
  await cockpit.notice('Prima scegli una scheda.').waitFor();
});

test('among the paths a click selects; the port links and takes out, and says so', async ({
  onTestFinished,
}) => {
  const { meeting, cards } = await open(onTestFinished);
  const { host } = meeting;
  await host.tell({
    ...{ do: 'path.put', needs: [cards[0]!], objectives: [cards[1]!] },
    ...{ tools: [], kpis: [], title: 'Uno', note: '' },
  });
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  await cockpit.key('3');
  await cockpit.port('Bisogni', 'Capire i dati', true).waitFor();
  await cockpit.pick('Bisogni', 'Capire i dati').click();
  await cockpit.page.locator('[data-grip][aria-current=true]').waitFor();
  await cockpit.pick('Obiettivi', 'Misurare meglio').click();
  const needs = async () => (await host.everything()).synthesis!.paths[0]!.needs;
  await cockpit.key('Escape');
  expect(await needs()).toEqual([cards[0]]);
  await cockpit.port('Bisogni', 'Capire i dati', true).click();
  await cockpit.notice('percorso').waitFor();
  await cockpit.port('Bisogni', 'Capire i dati', false).waitFor();
  expect(await needs()).toEqual([]);
  await cockpit.port('Bisogni', 'Capire i dati', false).click();
  await cockpit.port('Bisogni', 'Capire i dati', true).waitFor();
});
