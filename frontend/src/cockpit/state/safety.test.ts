import { expect, test } from 'vitest';
import { aCard, aModel, aReport, byId } from '../../shared/test/things';
import { doubtKey, reportedIn, safetyOf } from './safety';

test('a report stays open until it was passed on', () => {
  const safety = safetyOf(
    [aReport('a', 'c', null), aReport('b', 'c', '2026-11-25T09:00:00Z')],
    [],
    new Set(),
  );
  expect(safety.open.map((one) => one.id)).toEqual(['a']);
  expect(safety.passed.map((one) => one.id)).toEqual(['b']);
});

test('a card is marked until its report was passed on, and where it was merged the one that stands for it', () => {
  const cards = byId(aCard('a'), aCard('b'), aCard('part', { state: 'merged', into: 'b' }), aCard('old'));
  const passed = aReport('three', 'old', '2026-11-25T09:00:00Z');
  const reports = [
    aReport('one', 'a', null),
    aReport('two', 'part', null),
    passed,
    aReport('four', 'gone', null),
  ];
  expect([...reportedIn(aModel({ cards, reports }))]).toEqual(['a', 'b']);
});

test('a doubt is shown until somebody looked at it, and again when the card says something else', () => {
  const card = aCard('one', { concern: 'nausea' });
  const seen = new Set([doubtKey(card)]);
  expect(safetyOf([], [card, aCard('two')], new Set()).doubtful).toEqual([card]);
  expect(safetyOf([], [card], seen).doubtful).toEqual([]);
  const edited = { ...card, edited: '2026-11-25T10:00:00Z' };
  expect(safetyOf([], [edited], seen).doubtful).toEqual([edited]);
});
