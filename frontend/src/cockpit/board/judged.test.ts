import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import type { Pick, Ranked, Ranking, Suggestions } from '../../shared/wire';
import { inOrder, judgedOf, placesOf, quartersOf, setOf } from './judged';

const ranked = (card: string, total: number, breadth: number): Ranked => ({
  ...{ rank: 1, place: 1, card, likes: {}, total, groups: {}, reach: 1, support: 0, breadth },
});
const pick = (card: string, more: Partial<Pick> = {}): Pick => ({
  ...{ card, most_voted: false, most_representative: false, set_rank: null },
  ...more,
});
const suggestions: Suggestions = {
  ...{ merges: [], links: [], paths: [], covered: { need: 0.9 } },
  gaps: { needs: [], objectives: [], difficulties: [], ideas: [] },
  shortlist: {
    need: [
      pick('a', { most_voted: true, set_rank: 2 }),
      pick('b', { most_representative: true, set_rank: 1 }),
      pick('c'),
      pick('zero', { most_voted: true, most_representative: true, set_rank: 3 }),
    ],
  },
};
const ranking: Ranking = {
  electorate: { total: 9, groups: {} },
  cards: [ranked('a', 7, 0.4), ranked('b', 5, 0.6), ranked('c', 7, 0.3), ranked('zero', 0, 0.1)],
};
const at = (n: number) => ({ at: `2026-11-22T08:0${n}:00Z` });
const cards = byId(
  aCard('a', at(1)),
  aCard('b', at(2)),
  aCard('c', at(3)),
  aCard('zero', at(4)),
  aCard('hidden', { state: 'hidden' }),
  aCard('merged', { state: 'merged', into: 'a' }),
  aCard('o', { kind: 'objective' }),
);
const needs = judgedOf('need', { cards, ranking, suggestions });
const ids = (all: readonly { card: { id: string } }[]) => all.map(({ card }) => card.id).join(' ');

test('judged are the cards of the kind that stand', () => expect(ids(needs)).toBe('a b c zero'));

test.each([
  ['likes', 'a c b zero'],
  ['breadth', 'b a c zero'],
  ['set', 'b a c zero'],
] as const)('by %s', (order, wanted) => expect(ids(inOrder(needs, order))).toBe(wanted));

test('equal cards have equal places among their kind, and one that nobody likes has none', () => {
  const said = (order: Parameters<typeof placesOf>[1], byBreadth: Ranking | null = null) =>
    [...placesOf(needs, order, byBreadth)].map(([id, { place, equal }]) => `${id} ${place} ${equal}`);
  expect(said('likes')).toEqual(['a 1 1', 'b 3 0', 'c 1 1']);
  expect(said('set')).toEqual(['a 2 0', 'b 1 0']);
  expect(said('breadth')).toEqual([]); // not before the server says who is equal
  const places = { o: 1, b: 2, a: 3, c: 3, zero: 5 };
  const cards = Object.entries(places).map(([card, place]) => ({ ...ranked(card, 1, 0), place }));
  expect(said('breadth', { ...ranking, cards })).toEqual(['a 2 1', 'b 1 0', 'c 2 1']);
});

test('a card that nobody likes is not praised, whatever the rule says', () =>
  expect(needs[3]).toMatchObject({
    mostVoted: false,
    mostRepresentative: false,
    setRank: null,
    setTied: false,
    firm: null,
  }));

test('the set has its own order', () => expect(ids(setOf(needs))).toBe('b a'));

test('the quarters begin with their last card', () =>
  expect(quartersOf(needs)).toEqual({ likes: 7, breadth: 0.6 }));

test('before the server has answered, cards are there without figures', () => {
  const bare = judgedOf('need', { cards, ranking: null, suggestions: null });
  expect(bare.map(({ total, setRank }) => [total, setRank])).toEqual(Array(4).fill([0, null]));
  expect(quartersOf(bare)).toEqual({ likes: null, breadth: null });
});
