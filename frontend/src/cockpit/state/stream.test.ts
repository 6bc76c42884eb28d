import { expect, test } from 'vitest';
import { arranged } from './stream';

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
