import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingSignal } from './typing';

const said: boolean[] = [];
const typing = new TypingSignal({
  tell: (order) => void (order.do === 'writing.set' && said.push(order.on)),
});

beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('whoever writes says so now and then, and that they have stopped once', () => {
  for (const at of [0, 1_000, 3_999, 4_000, 5_000]) typing.move(at);
  expect(said).toEqual([true, true]);
  vi.advanceTimersByTime(6_000);
  expect(said).toEqual([true, true, false]);
  typing.lift();
  expect(said).toEqual([true, true, false]);
});

test('a card that is sent ends it', () => {
  typing.move(0);
  typing.lift();
  expect(said).toEqual([true, false]);
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([true, false]);
});
