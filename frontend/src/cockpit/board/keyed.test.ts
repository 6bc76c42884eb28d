import { expect, test } from 'vitest';
import { keyedThemes } from './keyed';

test('themes of the series have their keys before new ones', () =>
  expect(keyedThemes(keyedThemes([], ['ascolto', 'fiducia']), ['awareness', 'fiducia'])).toEqual([
    ...['ascolto', 'fiducia', 'awareness'],
  ]));

test('a theme keeps its key when another becomes more frequent', () =>
  expect(keyedThemes(['ascolto'], ['awareness', 'ascolto', 'engagement'])).toEqual([
    ...['ascolto', 'awareness', 'engagement'],
  ]));
