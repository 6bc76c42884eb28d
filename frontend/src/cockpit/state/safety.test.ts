import { expect, test } from 'vitest';
import { aCard, aReport } from '../../shared/test/things';
import { doubtKey, safetyOf } from './safety';

test('a report stays open until it was passed on', () => {
  const safety = safetyOf(
    [aReport('a', 'c', null), aReport('b', 'c', '2026-11-25T09:00:00Z')],
    [],
    new Set(),
  );
  expect(safety.open.map((one) => one.id)).toEqual(['a']);
  expect(safety.passed.map((one) => one.id)).toEqual(['b']);
});

test('a doubt is shown until somebody looked at it, and again when the card says something else', () => {
  const card = aCard('one', { concern: 'nausea' });
  const seen = new Set([doubtKey(card)]);
  expect(safetyOf([], [card, aCard('two')], new Set()).doubtful).toEqual([card]);
  expect(safetyOf([], [card], seen).doubtful).toEqual([]);
  const edited = { ...card, edited: '2026-11-25T10:00:00Z' };
  expect(safetyOf([], [edited], seen).doubtful).toEqual([edited]);
});
