import { expect, test } from 'vitest';
import { originShares, themeShares } from './shares';
import { aCard } from './test/things';

const likes = (like: number) => ({ likes: { like } });

test('themes share out the cards and likes that have any; a card with two counts in both', () =>
  expect(
    themeShares([
      aCard('a', { themes: ['ascolto'], ...likes(2) }),
      aCard('b', { themes: ['awareness', 'ascolto'], ...likes(3) }),
      aCard('c', { themes: ['awareness'], ...likes(2) }),
      aCard('d', { themes: ['awareness'], state: 'hidden', ...likes(9) }),
      aCard('e', likes(9)),
    ]),
  ).toEqual([
    { name: 'ascolto', cards: 2, likes: 5, ofCards: 0.5, ofLikes: 0.5 },
    { name: 'awareness', cards: 2, likes: 5, ofCards: 0.5, ofLikes: 0.5 },
  ]));

test('difficulties are internal, external or not said', () =>
  expect(
    originShares([
      aCard('a', { kind: 'difficulty', ...likes(1) }),
      aCard('b', { kind: 'difficulty', origin: 'external', ...likes(3) }),
      aCard('c', { kind: 'difficulty', origin: 'internal', ...likes(4) }),
      aCard('d', { kind: 'need' }),
    ]).map(({ name, ofLikes }) => [name, ofLikes]),
  ).toEqual([
    ['internal', 0.5],
    ['external', 0.375],
    [null, 0.125],
  ]));

test('without likes there are still cards', () =>
  expect(themeShares([aCard('a', { themes: ['x'] })])).toMatchObject([{ ofCards: 1, ofLikes: 0 }]));
