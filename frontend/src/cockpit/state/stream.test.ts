import { expect, test } from 'vitest';
import { arranged, remembered } from './stream';

test('a list that nobody touches is as it is wanted', () => {
  expect(arranged(['a', 'b'], ['c', 'b', 'a'], false)).toEqual({
    ids: ['c', 'b', 'a'],
    fresh: 0,
    moved: false,
  });
});

test.each([
  ['new ones are counted', ['a', 'b'], ['c', 'd', 'a', 'b'], ['a', 'b'], 2, false],
  ['those below all others are put there', ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c'], 0, false],
  ['what went is gone', ['a', 'b', 'c'], ['a', 'c'], ['a', 'c'], 0, false],
  ['another order waits', ['a', 'b'], ['b', 'a'], ['a', 'b'], 0, true],
  ['all at once', ['a', 'b', 'c'], ['d', 'c', 'a'], ['a', 'c'], 1, true],
])('held still: %s', (_, before, wanted, ids, fresh, moved) => {
  expect(arranged(before, wanted, true)).toEqual({ ids, fresh, moved });
});

test.each([
  ['nothing went', ['a', 'b'], ['b', 'a', 'c'], ['b', 'a', 'c']],
  ['the first went', ['a', 'b'], ['b', 'c'], ['a', 'b', 'c']],
  ['two went from the middle', ['a', 'b', 'c', 'd'], ['a', 'd'], ['a', 'b', 'c', 'd']],
  ['what stood above moved', ['a', 'b', 'c'], ['c', 'a'], ['c', 'a', 'b']],
  ['all went', ['a', 'b'], [], ['a', 'b']],
])('what went is remembered: %s', (_, before, standing, order) => {
  expect(remembered(before, standing)).toEqual(order);
});
