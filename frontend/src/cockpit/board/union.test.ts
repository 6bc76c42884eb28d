import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import { unionOf } from './union';

const cards = byId(
  aCard('a', { groups: { g1: 4, g2: 3 } }),
  aCard('b', { groups: { g1: 2, g2: 3 } }),
  aCard('c', { groups: { g2: 1 } }),
  aCard('gone', { state: 'hidden' }),
);
const merge = (voters: number, ...ids: string[]) => [{ cards: ids, similarity: 0.9, voters }];

test('two cards: how many together, how many like both', () =>
  expect(unionOf('b', merge(9, 'a', 'b'), cards)).toMatchObject({
    ...{ into: { id: 'a' }, from: [{ id: 'b' }], together: 9, both: 3 },
  }));
test('three cards: how many together', () =>
  expect(unionOf('c', merge(9, 'a', 'b', 'c'), cards)).toMatchObject({ together: 9, both: null }));
test.each([
  ['a card that stands alone', 'c', merge(9, 'a', 'b')],
  ['a union of which a part is hidden', 'a', merge(9, 'a', 'gone')],
  ['a union of which a part is not there', 'a', merge(9, 'a', 'x')],
])('none for %s', (_, card, merges) => expect(unionOf(card, merges, cards)).toBeNull());
