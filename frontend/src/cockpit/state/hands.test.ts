import { describe, expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import { changes, counted, places } from './hands';

const tables = [{ id: 'g1' }, { id: 'g2' }];

test('hands are counted in the room, and at the tables where there are several', () => {
  expect(places(tables)).toEqual(['', 'g1', 'g2']);
  expect(places([{ id: 'all' }])).toEqual(['']);
  expect(counted(aCard('a', { hands: { g2: 4 } }), 'g2', tables)).toBe(4);
  expect(counted(aCard('a', { hands: { g2: 4 } }), '', tables)).toBe(0);
  expect(counted(aCard('a', { hands: { all: 4 } }), '', [{ id: 'all' }])).toBe(4);
  expect(counted(aCard('a'), '', tables)).toBe(0);
});

describe('what is sent', () => {
  const count = (place: string, hands: number) => ({ place, hands });
  test.each([
    ['a count of the room', [], [count('', 14), count('g1', 0)], [count('', 14)]],
    ['nothing where nothing changed', [count('g1', 3)], [count('', 0), count('g1', 3)], []],
    ['a count that is taken away', [count('g1', 3)], [count('g1', 0)], [count('g1', 0)]],
    ['tables in place of the room', [count('', 9)], [count('', 0), count('g1', 4)], [count('g1', 4)]],
    ['the room in place of tables', [count('g1', 4)], [count('', 9), count('g1', 0)], [count('', 9)]],
    [
      'each table that changed',
      [count('g1', 4), count('g2', 5)],
      [count('', 0), count('g1', 6), count('g2', 0)],
      [count('g1', 6), count('g2', 0)],
    ],
  ])('%s', (_, was, written, sent) => {
    expect(changes(was, written)).toEqual(sent);
  });
});
