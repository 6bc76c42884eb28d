import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Step } from '../src/shared/wire';
import { startBrowser } from './stage/browser';
import { Meeting } from './stage/meeting';
import { watchShift } from './stage/pace';
import { middle, type Work, workOf } from './stage/work';

const mostShift = 0.05;
const cards = 200;
const likes = 9;
/** What the page may do for a like: half as much again as it does. Work for each pair of cards would be more. */
const mostCalls = 12_000;
const mostLayouts = 2;

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

async function write({ host }: Meeting, from: number, to: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = from; i < to; i++) {
    ids.push((await host.tell({ do: 'card.add', kind: 'need', text: need(i) })).card!);
  }
  return ids;
}

// one like after the other: how many come in one patch depends on the machine
test('a like among 200 cards leaves a phone little to do', async ({ onTestFinished }) => {
  const meeting = await aLiveMeeting(onTestFinished);
  const { host } = meeting;
  const ids = await write(meeting, 0, cards);
  await host.go('judge');
  const anna = await meeting.guest('Anna');
  await anna.likeOf(need(0)).waitFor();
  const guest = await host.guest();
  const works: Work[] = [];
  for (let i = 0; i < likes; i++) {
    const work = await workOf(anna.page, async () => {
      await host.tell({ do: 'like.set', card: ids[i]!, on: true }, guest);
      await anna.page.waitForFunction(
        (liked) =>
          [...document.querySelectorAll('.tally')].filter((at) => at.textContent === '1').length === liked,
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

test('cards that arrive push nothing about', async ({ onTestFinished }) => {
  const meeting = await aLiveMeeting(onTestFinished);
  await meeting.host.go('write');
  const anna = await meeting.guest('Anna');
  await anna.sendAndSee('Bisogno', 'la mia');
  await write(meeting, 0, 5);
  await anna.card(need(0)).scrollIntoViewIfNeeded();
  const reading = await watchShift(anna.page);
  await write(meeting, 5, 40);
  await anna.heading('Le schede della sala 40').waitFor();
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
