import { expect, test } from 'vitest';
import type { SafetyReport } from '../../shared/wire';
import { aSafetyReport } from '../../shared/test/things';
import { openOf, sessionsOf, sieved } from './safety';

const reports = [
  aSafetyReport('a', { note: 'NAUSEA letta su un forum' }),
  aSafetyReport('b', { passed_on: '2026-11-25T10:00:00Z' }),
  aSafetyReport('c', { session: 's2', city: 'Roma' }),
];
const ids = (list: readonly SafetyReport[]): string[] => list.map(({ id }) => id);

test('what is to be passed on comes by itself', () => expect(ids(openOf(reports))).toEqual(['a', 'c']));

test.each([
  [{ standing: 'open', session: '', text: '' }, ['a', 'c']],
  [{ standing: 'passed', session: '', text: '' }, ['b']],
  [{ standing: 'all', session: 's1', text: '' }, ['a', 'b']],
  [{ standing: 'all', session: '', text: ' nausea ' }, ['a']],
  [{ standing: 'all', session: '', text: 'roma' }, ['c']],
  [{ standing: 'passed', session: 's2', text: '' }, []],
] as const)('%j lets %j through', (sieve, want) => expect(ids(sieved(reports, sieve))).toEqual(want));

test('each meeting is named once', () => {
  expect(sessionsOf(reports)).toEqual([
    { id: 's1', name: 'Colazione, Milano' },
    { id: 's2', name: 'Colazione, Roma' },
  ]);
});
