import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ranking } from '../../shared/wire';
import { Asked } from './asked.svelte';
import type { By } from './cockpit.svelte';

const ranking = (total: number): Ranking => ({ electorate: { total, groups: {} }, cards: [] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function asked() {
  const calls: By[] = [];
  const rankings = new Asked<By, Ranking>(
    (by) => {
      calls.push(by);
      return Promise.resolve(ranking(calls.length));
    },
    () => Date.now(),
  );
  return { calls, rankings };
}

test('asks at once, and then once in two seconds however much changes', async () => {
  const { calls, rankings } = asked();
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(rankings.current?.electorate.total).toBe(1);
  for (let seq = 2; seq < 20; seq++) {
    rankings.want('likes', seq);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls.length).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(calls.length).toBe(2);
});

test('asks for nothing while nothing changes, and for another order at once', async () => {
  const { calls, rankings } = asked();
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(10_000);
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toEqual(['likes']);
  rankings.want('breadth', 1);
  expect(rankings.current).toBeNull();
  await vi.advanceTimersByTimeAsync(0);
  expect(calls).toEqual(['likes', 'breadth']);
});

test('a late answer for another order is not taken', async () => {
  let answer: (ranking: Ranking) => void = () => undefined;
  const rankings = new Asked<By, Ranking>(
    () => new Promise((resolve) => (answer = resolve)),
    () => Date.now(),
  );
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(0);
  const late = answer;
  rankings.want('breadth', 1);
  await vi.advanceTimersByTimeAsync(0);
  late(ranking(7));
  await vi.advanceTimersByTimeAsync(0);
  expect(rankings.current).toBeNull();
});

test('what could not be had is asked for again', async () => {
  const answers = [() => Promise.reject(new Error('no network')), () => Promise.resolve(ranking(1))];
  const rankings = new Asked<By, Ranking>(
    () => answers.shift()!(),
    () => Date.now(),
  );
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(rankings.current).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(rankings.current?.electorate.total).toBe(1);
});

test('what must be fresh is asked for at once, and an answer from before does not come after it', async () => {
  const answers: ((ranking: Ranking) => void)[] = [];
  const rankings = new Asked<By, Ranking>(
    () => new Promise((resolve) => void answers.push(resolve)),
    () => Date.now(),
  );
  expect(await rankings.fresh()).toBeNull();
  rankings.want('likes', 1);
  await vi.advanceTimersByTimeAsync(0);
  const fresh = rankings.fresh();
  answers[1]!(ranking(2));
  expect((await fresh)?.electorate.total).toBe(2);
  answers[0]!(ranking(1));
  await vi.advanceTimersByTimeAsync(0);
  expect(rankings.current?.electorate.total).toBe(2);
});
