import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Card, Step } from '../src/shared/wire';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { longestTask, slowDown, watchShift } from './stage/pace';

/** How much slower a cheap phone is than the machine that runs this. */
const slowdown = 6;
const longestMs = 100;
const mostShift = 0.05;
const cards = 200;
const people = 10;
const likesEach = 100;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A meeting in which everything shows at once. */
async function aLiveMeeting(atTheEnd: (end: () => Promise<void>) => void): Promise<Meeting> {
  const live = { minutes: 10, show_cards: 'live', show_likes: 'live' } as const;
  const agenda: Partial<Step>[] = [
    { ...live, id: 'write', kind: 'collect', title: 'Scrivere', collects: ['need'], likes: [] },
    { ...live, id: 'judge', kind: 'like', title: 'Giudicare', collects: ['need'], likes: ['need'] },
  ];
  const meeting = await Meeting.open(browser, { agenda });
  atTheEnd(() => meeting.close());
  return meeting;
}

const need = (i: number): string =>
  `Bisogno numero ${i}: capire se quello che facciamo sui social serve a qualcuno`;

/** The likes of all cards as they were told the last time. */
function likesIn(told: readonly Card[]): number {
  const last = new Map(told.map((card) => [card.id, card.likes?.like ?? 0]));
  return [...last.values()].reduce((sum, likes) => sum + likes, 0);
}

async function write({ host }: Meeting, from: number, to: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = from; i < to; i++) {
    ids.push((await host.tell({ do: 'card.add', kind: 'need', text: need(i) })).card!);
  }
  return ids;
}

// a page that is slowed down counts what the machine does beside as its own: the best of three tells
test(
  '200 cards and 1,000 likes leave a slow phone time for its person',
  { retry: 2 },
  async ({ onTestFinished }) => {
    const meeting = await aLiveMeeting(onTestFinished);
    const { host } = meeting;
    const ids = await write(meeting, 0, cards);
    await host.go('judge');
    const anna = await meeting.guest('Anna');
    await anna.likeOf(need(0)).waitFor();
    await slowDown(anna.page, slowdown);
    const guests = await Promise.all(Array.from({ length: people }, () => host.guest()));
    const longest = await longestTask(browser, anna.page, async () => {
      const likes = guests.map(async (guest, g) => {
        for (let i = 0; i < likesEach; i++) {
          await host.tell({ do: 'like.set', card: ids[(2 * i + g) % cards]!, on: true }, guest);
        }
      });
      await Promise.all(likes);
      await vi.waitFor(
        async () => expect(likesIn(await anna.person.cards())).toBe(people * likesEach),
        20_000,
      );
      // not by the names of things, which take the browser seconds to work out for 200 cards
      await anna.page.waitForFunction(
        ([each, cards]) => {
          const tallies = [...document.querySelectorAll('.tally')];
          return tallies.length === cards && tallies.every(({ textContent }) => textContent === each);
        },
        [`${(people * likesEach) / cards}`, cards] as const,
        { polling: 250 },
      );
    });
    console.log(`200 cards, 1,000 likes, ${slowdown} times slower: longest task ${longest.toFixed(0)} ms`);
    expect(longest).toBeLessThan(longestMs);
  },
);

test('cards that arrive push nothing about', async ({ onTestFinished }) => {
  const meeting = await aLiveMeeting(onTestFinished);
  await meeting.host.go('write');
  const anna = await meeting.guest('Anna');
  await anna.sendAndSee('Bisogno', 'la mia');
  await write(meeting, 0, 5);
  await anna.card(need(0)).scrollIntoViewIfNeeded();
  const reading = await watchShift(anna.page);
  await write(meeting, 5, 40);
  await anna.heading('Le schede della stanza 40').waitFor();
  await anna.page.getByRole('button', { name: /Mostra \d+ nuove/ }).waitFor();
  console.log(`35 cards arrive while others are read: layout shift ${(await reading()).toFixed(3)}`);
  expect(await reading()).toBeLessThan(mostShift);

  await meeting.host.go('judge');
  await anna.likeOf(need(39)).waitFor();
  const judging = await watchShift(anna.page);
  await write(meeting, 40, 60);
  await anna.likeOf(need(59)).waitFor();
  console.log(`20 cards arrive while others are judged: layout shift ${(await judging()).toFixed(3)}`);
  expect(await judging()).toBeLessThan(mostShift);
});
