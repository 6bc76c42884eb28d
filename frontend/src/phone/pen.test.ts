import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pen } from './pen';

const said: boolean[] = [];
const pen = new Pen({ tell: (order) => void (order.do === 'writing.set' && said.push(order.on)) });

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('whoever writes says so now and then, and that they have stopped once', () => {
  for (const at of [0, 1_000, 3_999, 4_000, 5_000]) pen.move(at);
  expect(said).toEqual([true, true]);
  vi.advanceTimersByTime(6_000);
  expect(said).toEqual([true, true, false]);
  pen.lift();
  expect(said).toEqual([true, true, false]);
});

test('a card that is sent ends it', () => {
  pen.move(0);
  pen.lift();
  expect(said).toEqual([true, false]);
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([true, false]);
});
