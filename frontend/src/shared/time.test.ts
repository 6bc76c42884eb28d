import { expect, test } from 'vitest';
import { day, dayOf, leftMs, minutesAndSeconds } from './time';

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [1, '0:01'],
  [59_001, '1:00'],
  [270_000, '4:30'],
  [3_660_000, '61:00'],
])('%i ms is %s', (ms, text) => expect(minutesAndSeconds(ms)).toBe(text));

test('time runs, stands still in a pause, and is none without a timer', () => {
  expect(leftMs({ state: 'run', ends_at: 5_000 }, 2_000)).toBe(3_000);
  expect(leftMs({ state: 'pause', left_ms: 700 }, 9_000)).toBe(700);
  expect(leftMs({ state: 'stop' }, 9_000)).toBeNull();
});

test('days are written as people write them', () => {
  expect(day('2026-11-22', 'it')).toBe('22 novembre 2026');
  expect(day('2026-11-22', 'nl')).toBe('22 november 2026');
  expect(day('2026-11-22', 'en')).toBe('22 November 2026');
  expect(day('martedì', 'it')).toBe('martedì');
});

test('days are those of the calendar here', () => expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05'));
