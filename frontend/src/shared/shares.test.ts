import { expect, test } from 'vitest';
import { originBase, originShares, themeBase, themeShares, wholePercents } from './shares';
import { aCard } from './test/things';

const likes = (like: number) => ({ likes: { like } });

test('themes share out cards and likes with those that have none; a card with two counts in both', () =>
  expect(
    themeShares([
      aCard('a', { themes: ['ascolto'], ...likes(2) }),
      aCard('b', { themes: ['awareness', 'ascolto'], ...likes(3) }),
      aCard('c', { themes: ['awareness'], ...likes(2) }),
      aCard('d', { themes: ['awareness'], state: 'hidden', ...likes(9) }),
      aCard('e', likes(10)),
    ]),
  ).toEqual([
    { name: 'ascolto', cards: 2, likes: 5, ofCards: 0.4, ofLikes: 0.25 },
    { name: 'awareness', cards: 2, likes: 5, ofCards: 0.4, ofLikes: 0.25 },
    { name: null, cards: 1, likes: 10, ofCards: 0.2, ofLikes: 0.5 },
  ]));

test('where no card has a theme there is nothing to share out', () =>
  expect(themeShares([aCard('a', likes(2))])).toEqual([]));

test('shares have their base', () => {
  const cards = [
    aCard('a', { themes: ['x', 'y'], ...likes(3) }),
    aCard('b', likes(4)),
    aCard('c', { kind: 'difficulty', origin: 'internal', ...likes(5) }),
    aCard('d', { kind: 'difficulty', state: 'hidden', themes: ['x'], ...likes(9) }),
    aCard('e', { kind: 'difficulty', ...likes(1) }),
  ];
  expect(themeBase(cards)).toEqual({ cards: 4, said: 1, likes: 13, ofSaid: 3 });
  expect(originBase(cards)).toEqual({ cards: 2, said: 1, likes: 6, ofSaid: 5 });
});

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
    ['external', 0.38], // 37.5 and 12.5 leave one percent over: of equals the first has it
    [null, 0.12],
  ]));

test('without likes there are still cards', () =>
  expect(themeShares([aCard('a', { themes: ['x'] })])).toMatchObject([{ ofCards: 1, ofLikes: 0 }]));

test.each([
  ['nothing to part', [], []],
  ['parts of nothing', [0, 0], [0, 0]],
  ['one part', [7], [100]],
  ['even', [61, 27, 12], [61, 27, 12]],
  ['three thirds: the first has one more', [5, 5, 5], [34, 33, 33]],
  ['rounded each for itself 101', [1, 1, 6], [13, 12, 75]],
  ['a small part with a large remainder', [992, 8], [99, 1]],
  ['a small part with a small one', [996, 4], [100, 0]],
])('whole percents: %s', (_, parts, want) => expect(wholePercents(parts)).toEqual(want));

test('whole percents of anything add up to 100, and none is one percent from its share', () => {
  for (let round = 1; round <= 300; round++) {
    const parts = Array.from(
      { length: 1 + (round % 9) },
      (_, i) => (round * (i + 3) * 7919) % (1 + (round % 97)),
    );
    const sum = parts.reduce((all, part) => all + part, 0);
    if (sum === 0) continue;
    const percents = wholePercents(parts);
    expect(percents.reduce((all, percent) => all + percent, 0)).toBe(100);
    for (const [i, percent] of percents.entries())
      expect(Math.abs(percent - (100 * parts[i]!) / sum)).toBeLessThan(1);
  }
});
