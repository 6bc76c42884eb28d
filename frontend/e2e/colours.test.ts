import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Step } from '../src/shared/wire';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { Person } from './stage/person';
import { moving, picture, tones } from './stage/tones';

// Where somebody's system sets the colours, what was said by colour alone is gone: each state must look different by a line, a shape or a word.

/** Pictures take their time on a busy machine. */
const patient = { timeout: 600_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function open(atTheEnd: (end: () => Promise<void>) => void): Promise<Meeting> {
  const live = { minutes: 10, show_cards: 'live', show_likes: 'live' } as const;
  const agenda: Partial<Step>[] = [
    { ...live, id: 'write', kind: 'collect', title: 'Scrivere', collects: ['need', 'difficulty'], likes: [] },
    { ...live, id: 'judge', kind: 'like', title: 'Giudicare', collects: [], likes: ['need', 'difficulty'] },
    { ...live, id: 'end', kind: 'close', title: 'Chiudere', collects: [], likes: [] },
  ];
  const meeting = await Meeting.open(browser, { agenda, settings: { groups: ['Finestra', 'Camino'] } });
  atTheEnd(() => meeting.close());
  return meeting;
}

/** Has the page shown in the colours of a system. */
const force = (page: Page, colorScheme: 'light' | 'dark') =>
  page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });

/** Holds that a part looks different after something was done. */
async function changes(part: Locator, action: () => Promise<unknown>): Promise<void> {
  const before = await picture(part);
  await action();
  await vi.waitFor(async () => expect((await picture(part)) === before).toBe(false), 60_000);
}

/** Holds that a bar shows how far it is filled. */
async function isFilled(bar: Locator): Promise<void> {
  expect(await tones(browser, await picture(bar, 0))).toBeGreaterThan(1);
}

describe('with forced colours', () => {
  test('the cockpit tells what is chosen, done, marked and present', patient, async ({ onTestFinished }) => {
    const meeting = await open(onTestFinished);
    const { host } = meeting;
    const anna = await meeting.guest('Anna');
    await anna.press('Continua');
    for (let i = 0; i < 3; i++) await host.guest(); // who are not connected
    const need = (await host.tell({ do: 'card.add', kind: 'need', text: 'Ascoltare' })).card!;
    await host.tell({ do: 'card.add', kind: 'need', text: 'Misurare' });
    await host.tell({ do: 'card.add', kind: 'difficulty', text: 'Le regole' });
    await host.go('judge');
    await anna.likeOf('Ascoltare').click();
    const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
    const { page } = cockpit;
    await force(page, 'dark');
    await cockpit.tile('Ascoltare').filter({ hasText: '1 like' }).waitFor();

    const knots = await Promise.all(
      [/^\s*Scrivere/, /^\s*Giudicare/, /^\s*Chiudere/].map(async (title) =>
        picture(page.locator('li').filter({ hasText: title }).locator('.knot').first(), 3),
      ),
    );
    expect(new Set(knots).size).toBe(3);
    await isFilled(page.getByRole('region', { name: 'In sala' }).locator('.tables .bar').first());
    await isFilled(cockpit.tile('Ascoltare').locator('.shares .bar').first());
    await changes(cockpit.tile('Misurare'), () => cockpit.tile('Misurare').click());
    await changes(cockpit.tile('Misurare'), () => cockpit.key('x'));
    await host.tell({ do: 'card.hide', card: need });
    const hidden = page.getByRole('button', { name: '1 nascosta' });
    await changes(hidden, () => hidden.click());
    await hidden.click();
    await changes(page.getByRole('button', { name: /^Persone/ }), () => cockpit.key('5'));
    const here = page.locator('.dot.here').first();
    const away = page.locator('.dot:not(.here)').first();
    expect((await picture(here, 0)) === (await picture(away, 0))).toBe(false);
    const move = page.getByRole('combobox').first();
    await changes(move, () => move.focus());
    const lock = page.getByRole('button', { name: /chi arriva/ });
    await changes(lock, () => lock.click());

    await cockpit.key('1');
    await page.setViewportSize({ width: 768, height: 1024 });
    const difficulties = page.getByRole('button', { name: /^Difficoltà/ });
    await changes(difficulties, () => difficulties.click());
    expect(await moving(page)).toEqual([]);
  });

  test('phone, wall and organiser’s page too', patient, async ({ onTestFinished }) => {
    const meeting = await open(onTestFinished);
    const { host } = meeting;
    const anna = await meeting.guest('Anna');
    await anna.press('Continua');
    await force(anna.page, 'light');
    const internal = anna.page.getByRole('button', { name: 'Da dentro l’azienda' });
    await anna.page.getByRole('radio', { name: 'Difficoltà' }).check();
    await changes(internal, () => internal.click());
    const cards = ['Ascoltare', 'Misurare'];
    const ids = [];
    for (const text of cards) ids.push((await host.tell({ do: 'card.add', kind: 'need', text })).card!);
    await host.go('judge');
    for (const card of [ids[0]!, ids[0]!, ids[1]!])
      await host.tell({ do: 'like.set', card, on: true }, await host.guest());
    await changes(anna.likeOf('Misurare'), () => anna.likeOf('Misurare').click());
    expect(await moving(anna.page)).toEqual([]);

    await anna.breathe();
    await anna.likeOf('Misurare').click(); // and off again: the bars differ
    const { page: wall } = await meeting.screen();
    await force(wall, 'light');
    await wall.getByText('2 like').waitFor();
    await isFilled(wall.locator('.track').nth(1));
    expect(await moving(wall)).toEqual([]);

    const { page, context } = await Person.meet(browser, 'chi organizza', { width: 1440, height: 900 });
    onTestFinished(() => context.close());
    await force(page, 'light');
    await page.goto(`${meeting.server.origin}/organiser`);
    await page.getByRole('textbox', { name: 'Chiave di chi organizza' }).fill(meeting.server.key);
    await page.getByRole('button', { name: 'Entra' }).click();
    await page
      .getByRole('button', { name: 'Nuovo incontro' })
      .or(page.getByRole('link', { name: 'Nuovo incontro' }))
      .first()
      .click();
    const template = page
      .locator('label')
      .filter({ has: page.getByRole('radio') })
      .nth(1);
    await changes(template, () => template.click());
    expect(await moving(page)).toEqual([]);
  });
});
