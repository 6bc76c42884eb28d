import { expect, test } from 'vitest';
import { kpiLine } from './kpi';

test.each([
  [{ measure: 'Visite', baseline: '40', target: '100', due: 'marzo 2027' }, 'Visite: 40 → 100 · marzo 2027'],
  [{ measure: '', baseline: '', target: '3%', due: '' }, '3%'],
  [{ measure: 'Visite', baseline: '', target: '', due: '' }, 'Visite'],
  [undefined, ''],
])('a measure in one line: %j', (kpi, line) => expect(kpiLine(kpi)).toBe(line));
