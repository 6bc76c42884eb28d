import { expect, test } from 'vitest';
import { keyedThemes } from './keyed';
import { kpiLine } from './kpi';

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
