import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import { kpiLine } from './kpi';
import { keyedThemes, originShares, themeShares } from './shares';

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

test('themes of the series have their keys before new ones', () =>
  expect(keyedThemes(keyedThemes([], ['ascolto', 'fiducia']), ['awareness', 'fiducia'])).toEqual([
    ...['ascolto', 'fiducia', 'awareness'],
  ]));

test('a theme keeps its key when another becomes more frequent', () =>
  expect(keyedThemes(['ascolto'], ['awareness', 'ascolto', 'engagement'])).toEqual([
    ...['ascolto', 'awareness', 'engagement'],
  ]));

test.each([
  [{ measure: 'Visite', baseline: '40', target: '100', due: 'marzo 2027' }, 'Visite: 40 → 100 · marzo 2027'],
  [{ measure: '', baseline: '', target: '3%', due: '' }, '3%'],
  [{ measure: 'Visite', baseline: '', target: '', due: '' }, 'Visite'],
  [undefined, ''],
])('a measure in one line: %j', (kpi, line) => expect(kpiLine(kpi)).toBe(line));
