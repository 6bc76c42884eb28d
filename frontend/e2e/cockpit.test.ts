import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Step } from '../src/shared/wire';
import { Cockpit } from './people/cockpit';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { watchShift } from './stage/pace';
import { middle, type Work, workOf } from './stage/work';

const mostShift = 0.05;
const cards = 200;
const likes = 9;
/** What the page may do for a like: a little more than it does, and less than one call for each pair of cards besides. */
const mostCalls = 200_000;
const mostLayouts = 2;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A meeting of three kinds of card, in which everything shows at once. */
async function open(atTheEnd: (end: () => Promise<void>) => void): Promise<Meeting> {
  const live = { minutes: 10, show_cards: 'live', show_likes: 'live' } as const;
  const kinds = ['need', 'objective', 'tool'] as const;
  const agenda: Partial<Step>[] = [
    { ...live, id: 'write', kind: 'collect', title: 'Scrivere', collects: [...kinds], likes: [] },
    { ...live, id: 'judge', kind: 'like', title: 'Giudicare', collects: [], likes: [...kinds] },
  ];
  const meeting = await Meeting.open(browser, { agenda, settings: { groups: ['Finestra', 'Camino'] } });
  atTheEnd(() => meeting.close());
  return meeting;
}

const kinds = ['need', 'objective', 'tool'] as const;
const text = (i: number): string =>
  `Scheda numero ${i}: capire se quello che facciamo sui social serve a qualcuno`;

async function write({ host }: Meeting, from: number, to: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = from; i < to; i++)
    ids.push((await host.tell({ do: 'card.add', kind: kinds[i % 3]!, text: text(i) })).card!);
  return ids;
}

/** Until the page shows so many cards. */
const shows = (page: Page, cards: number) =>
  page.waitForFunction((n) => document.querySelectorAll('[role=option]').length === n, cards, {
    polling: 100,
  });

describe('cards that stream in', () => {
  test.for([
    ['a laptop', { width: 1440, height: 900 }],
    ['a small laptop', { width: 1024, height: 768 }],
    ['a phone', { width: 360, height: 740 }],
  ] as const)(
    'push nothing about on %s, and leave the card under the hand',
    async ([what, size], { onTestFinished }) => {
      const meeting = await open(onTestFinished);
      await write(meeting, 0, 30);
      const cockpit = new Cockpit(await meeting.laptop('chi conduce', size));
      await shows(cockpit.page, 30);
      const held = cockpit.tile(text(3));
      await held.scrollIntoViewIfNeeded();
      const before = (await held.boundingBox())!;
      await cockpit.page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      const shift = await watchShift(cockpit.page);
      await write(meeting, 30, 90);
      await shows(cockpit.page, 90);
      const after = (await held.boundingBox())!;
      console.log(`60 cards arrive on ${what}: layout shift ${(await shift()).toFixed(3)}`);
      expect(await shift()).toBeLessThanOrEqual(mostShift);
      expect([after.x, after.y]).toEqual([before.x, before.y]);
    },
  );
});

// one like after the other: how many come in one patch depends on the machine
test('a like among 200 cards leaves a laptop little to do', async ({ onTestFinished }) => {
  const meeting = await open(onTestFinished);
  const { host } = meeting;
  const ids = await write(meeting, 0, cards);
  await host.go('judge');
  const { page } = await meeting.laptop('chi conduce');
  await shows(page, cards);
  const guest = await host.guest();
  const works: Work[] = [];
  for (let i = 0; i < likes; i++) {
    const work = await workOf(page, async () => {
      await host.tell({ do: 'like.set', card: ids[i]!, on: true }, guest);
      await page.waitForFunction(
        (liked) =>
          [...document.querySelectorAll('[role=option] .likes')].filter((at) => at.textContent?.includes('1'))
            .length === liked,
        i + 1,
      );
    });
    works.push(work);
  }
  const { calls, layouts, made } = middle(works);
  console.log(`a like among ${cards} cards: ${calls} calls, ${layouts} layouts, ${made} elements made`);
  expect(calls).toBeLessThan(mostCalls);
  expect(layouts).toBeLessThanOrEqual(mostLayouts);
  expect(made).toBe(0);
});

/** Where the focus is, in words; the page itself where it is nowhere. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === document.body ? 'the page' : `${at?.tagName} ${at?.textContent?.slice(0, 60)}`;
  });

describe('the focus is never lost', () => {
  test('while 200 things happen by another laptop and the phones', async ({ onTestFinished }) => {
    const meeting = await open(onTestFinished);
    const { host } = meeting;
    const ids = await write(meeting, 0, 30);
    const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
    await shows(cockpit.page, 30);
    await host.go('judge');
    await cockpit.atStep('Giudicare');
    const guests = await Promise.all(Array.from({ length: 4 }, () => host.guest()));
    const places = [
      () => cockpit.tile(text(6)).click(),
      () => cockpit.page.getByRole('searchbox').focus(),
      () => cockpit.page.getByRole('button', { name: /^Vai a: Scrivere/ }).focus(),
      () => cockpit.page.getByRole('button', { name: 'Unisci', exact: false }).first().focus(),
    ];
    for (const [round, place] of places.entries()) {
      await place();
      const before = await focused(cockpit.page);
      for (let i = 0; i < 50; i++) {
        const card = ids[Math.floor(i / 5) % 5]!; // hidden and shown again, others than the one in hand
        const order =
          i % 5 < 3
            ? ({ do: 'like.set', card: ids[5 + (i % 25)]!, on: round % 2 === 0 } as const)
            : ({ do: i % 5 === 3 ? 'card.hide' : 'card.restore', card } as const);
        await host.tell(order, order.do === 'like.set' ? guests[i % 4]! : undefined);
      }
      await host.tell({ do: 'card.theme', card: ids[29]!, themes: [`tema ${round}`] });
      await cockpit
        .tile(text(29))
        .filter({ hasText: `tema ${round}` })
        .waitFor();
      expect(await focused(cockpit.page)).toBe(before);
    }
  });

  test('goes to a neighbour where the card in hand is hidden, merged or taken back', async ({
    onTestFinished,
  }) => {
    const meeting = await open(onTestFinished);
    const { host } = meeting;
    const ids = await write(meeting, 0, 12);
    const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
    await shows(cockpit.page, 12);
    const losses = [
      [3, () => host.tell({ do: 'card.hide', card: ids[3]! })],
      [6, () => host.tell({ do: 'card.merge', into: ids[9]!, from: [ids[6]!] })],
      [4, () => host.tell({ do: 'card.erase', card: ids[4]! })],
    ] as const;
    for (const [i, lose] of losses) {
      await cockpit.tile(text(i)).click();
      await lose();
      await cockpit.tile(text(i)).waitFor({ state: 'detached' });
      await vi.waitFor(
        async () => expect(await focused(cockpit.page)).toMatch(/^BUTTON Scheda numero/),
        60_000,
      );
    }
    await cockpit.key('h'); // meant for the card that is gone: it does nothing to its neighbour
    await cockpit.notice('Prima scegli una scheda.').waitFor();
    const beside = await focused(cockpit.page);
    await cockpit.key('ArrowDown');
    expect(await focused(cockpit.page)).toBe(beside);
    await cockpit.page.locator('[role=option][aria-selected=true]:focus').waitFor();
  });
});

test('a card that is taken away and given back stands where it stood, whatever has the hand meanwhile', async ({
  onTestFinished,
}) => {
  const meeting = await open(onTestFinished);
  const { host } = meeting;
  const ids = await write(meeting, 0, 12);
  const cockpit = new Cockpit(await meeting.laptop('chi conduce'));
  await shows(cockpit.page, 12);
  const order = () =>
    cockpit.page
      .locator('[role=option]')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-card')));
  const before = await order();
  await cockpit.key('ArrowDown'); // a pointer would be a hand on the column
  await cockpit.tile(text(0)).and(cockpit.page.locator(':focus')).waitFor();
  await host.tell({ do: 'card.hide', card: ids[0]! });
  await cockpit.tile(text(0)).waitFor({ state: 'detached' });
  await cockpit.page.locator('[role=option]:focus').waitFor();
  await cockpit.key('ArrowDown');
  await cockpit.page.locator('[role=option][aria-selected=true]:focus').waitFor();
  await cockpit.key('z');
  await cockpit.notice('Annullato: la scheda non è più nascosta.').waitFor();
  await cockpit.tile(text(0)).waitFor({ timeout: 60_000 });
  expect(await order()).toEqual(before);
});
