import { expect, test } from 'vitest';
import { type Direction, moved, neighbour } from './moving';

const columns = [['a1', 'a2', 'a3'], [], ['c1'], ['d1', 'd2']];

test.each<[string | null, Direction, string]>([
  [null, 'down', 'a1'],
  ['gone', 'right', 'a1'],
  ['a1', 'down', 'a2'],
  ['a3', 'down', 'a3'],
  ['a1', 'up', 'a1'],
  ['a3', 'right', 'c1'], // over the empty column, to the height that there is
  ['c1', 'left', 'a1'],
  ['d2', 'left', 'c1'],
  ['d2', 'right', 'd2'],
  ['a1', 'left', 'a1'],
])('from %s %s to %s', (from, direction, to) => expect(moved(columns, from, direction)).toBe(to));

test('nothing to select in empty columns', () => expect(moved([[], []], null, 'down')).toBeNull());

test.each([
  ['a1', 'a2'],
  ['a3', 'a2'],
  ['c1', null],
  ['gone', null],
])('beside %s stands %s', (leaving, next) => expect(neighbour(columns, leaving)).toBe(next));
