import { expect, test } from 'vitest';
import type { Person } from '../../shared/wire';
import { seating } from './people';

const person = (id: string, state: Person['state'], group: string): Person => ({
  ...{ id, state, group, name: '', organisation: '', present: true },
});

test('everybody has a place, and keeps the number of their arrival', () => {
  const list = [
    person('a', 'in', 'g2'),
    person('b', 'waiting', 'g1'),
    person('c', 'removed', 'g1'),
    person('d', 'in', 'g1'),
    { ...person('e', 'removed', 'g1'), erased: true },
  ];
  const groups = ['g1', 'g2'].map((id) => ({ id, name: id, present: 0 }));
  const seats = seating(new Map(list.map((p) => [p.id, p])), groups);
  const numbers = (guests: readonly { number: number }[]) => guests.map(({ number }) => number);
  expect(numbers(seats.waiting)).toEqual([2]);
  expect(numbers(seats.removed)).toEqual([3]);
  expect(seats.tables.map(({ guests }) => numbers(guests))).toEqual([[4], [1]]);
});
