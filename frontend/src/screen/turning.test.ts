import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageMs, Turning } from './turning.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('pages turn one after the other, and begin again', () => {
  const turning = new Turning();
  turning.start(() => 3);
  const seen = [0, 1, 2, 3].map(() => {
    const at = turning.at(3);
    vi.advanceTimersByTime(pageMs);
    return at;
  });
  expect(seen).toEqual([0, 1, 2, 0]);
  turning.stop();
});

test('a page more turns nothing, and a page less turns no further than it must', () => {
  let pages = 2;
  const turning = new Turning();
  turning.start(() => pages);
  vi.advanceTimersByTime(5 * pageMs);
  expect(turning.at(pages)).toBe(1);
  pages = 4;
  expect(turning.at(pages)).toBe(1);
  pages = 1;
  expect(turning.at(pages)).toBe(0);
  turning.stop();
});
