import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import type { Ranking } from '../../shared/wire';
import { placesOf } from './standings';

test('each table says how many of its voters like the card, also when none does', () => {
  const ranked = {
    rank: 1,
    place: 1,
    likes: { like: 3 },
    total: 3,
    groups: { g1: 3 },
    reach: 1,
    support: 0.5,
    breadth: 0.3,
  };
  const ranking: Ranking = {
    electorate: { total: 6, groups: { g1: 4, g2: 2 } },
    cards: [
      { ...ranked, card: 'a' },
      { ...ranked, card: 'gone', rank: 2, place: 2 },
    ],
  };
  const places = placesOf(ranking, byId(aCard('a')));
  expect(places).toHaveLength(1);
  expect(places[0]!.tables).toEqual([
    { id: 'g1', likes: 3, voters: 4 },
    { id: 'g2', likes: 0, voters: 2 },
  ]);
});
