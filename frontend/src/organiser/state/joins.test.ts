import { expect, test } from 'vitest';
import type { Joins, SeriesCard, Session, Union } from '../../shared/wire';
import { joinable, pairsOf, roomsOf, wayBack } from './joins';

const aCard = (id: string, session: string, kind: SeriesCard['kind'] = 'need'): SeriesCard => ({
  id,
  session,
  kind,
  text: `Scheda ${id}`,
  group: 'g',
  table: 'Tavolo',
  people: 1,
});
const aUnion = (...cards: string[]): Union => ({ card: cards[0]!, cards, people: 0, in: {} });

test('rooms are called by their city, or by their title where that says more', () => {
  const sessions = [
    { id: '1', city: 'Milano', title: 'Prima' },
    { id: '2', city: 'Roma', title: 'Seconda' },
    { id: '3', city: 'Roma', title: 'Terza' },
    { id: '4', city: '', title: 'Quarta' },
  ] as Session[];
  expect([...roomsOf(sessions).values()]).toEqual(['Milano', 'Seconda', 'Terza', 'Quarta']);
});

test('pairs are of a kind, and those set apart stay away', () => {
  const joins: Joins = {
    cards: [aCard('a', '1'), aCard('b', '2'), aCard('c', '1', 'tool'), aCard('d', '2', 'tool')],
    unions: [],
    suggestions: [
      { cards: ['b', 'a'], similarity: 0.9, voters: 2 },
      { cards: ['c', 'd'], similarity: 0.5, voters: 2 },
      { cards: ['a', 'gone'], similarity: 0.4, voters: 2 },
    ],
  };
  expect(pairsOf(joins, '', []).map((pair) => pair.key)).toEqual(['a/b', 'c/d']);
  expect(pairsOf(joins, 'tool', []).map((pair) => pair.cards[0].id)).toEqual(['c']);
  expect(pairsOf(joins, '', ['a/b']).map((pair) => pair.key)).toEqual(['c/d']);
});

test('cards are joined over rooms and within a kind', () => {
  expect(joinable([aCard('a', '1')])).toBe(false);
  expect(joinable([aCard('a', '1'), aCard('b', '1')])).toBe(false);
  expect(joinable([aCard('a', '1'), aCard('b', '2', 'tool')])).toBe(false);
  expect(joinable([aCard('a', '1'), aCard('c', '1'), aCard('b', '2')])).toBe(true);
});

test('the way back parts what was joined, and joins again what that had taken in', () => {
  const kept = aUnion('x', 'y');
  expect(wayBack([kept, aUnion('b', 'c')], [kept, aUnion('a', 'b', 'c')])).toEqual({
    part: ['a', 'b', 'c'],
    join: [['b', 'c']],
  });
  expect(wayBack([kept], [])).toEqual({ part: [], join: [['x', 'y']] });
});
