import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import type { Kind, Link } from '../../shared/wire';
import { emptyPath, type PathText } from '../state/paths';
import { completed } from './completing';

const link = (from: string, to: string, strength: number, explicit = 0): Link => ({
  ...{ from, to, strength, explicit, jaccard: 0, both: 0, either: 0, backers: 0, answered_by: [] },
});
const kinds: Record<string, Kind> = { n: 'need', o: 'objective', t: 'tool', k: 'kpi' };
const cards = byId(
  ...['n1', 'o1', 'o2', 't1', 't2', 't3', 'k1', 'k2'].map((id) => aCard(id, { kind: kinds[id[0]!]! })),
  aCard('t4', { kind: 'tool', screening: { verdict: 'leave', reason: '', rules: [] } }),
);
const links = [
  link('o2', 'n1', 0.6, 1),
  link('o1', 'n1', 0.3),
  ...[link('t4', 'o2', 0.9, 1), link('t1', 'o2', 0.2), link('t2', 'o2', 0.7, 1), link('t3', 'o2', 0.5, 1)],
  ...[link('k1', 't2', 0.4), link('k2', 'o2', 0.1)],
];
const said = ({ needs, objectives, tools, kpis }: PathText) =>
  [needs, objectives, tools, kpis].map((ids) => ids.join(' ')).join(' | ');
const whole = (path: Partial<PathText>, paths: Parameters<typeof completed>[1]['paths'] = []) =>
  said(completed({ ...emptyPath, ...path }, { links, cards, paths }));

test('a need gets an objective, tools and KPIs by the strongest links; weak ones and what was left out do not count', () =>
  expect(whole({ needs: ['n1'] })).toBe('n1 | o2 | t2 t3 | k1'));
test('an objective gets its need', () => expect(whole({ objectives: ['o1'] })).toBe('n1 | o1 |  | '));
test('what stands in a column stays alone', () =>
  expect(whole({ needs: ['n1'], tools: ['t1'] })).toBe('n1 | o2 | t1 | '));
test('likes alone put no card into a second path, what somebody wrote does', () => {
  const other = { id: '1', ...emptyPath, objectives: ['o2'], kpis: ['k1'] };
  expect(whole({ needs: ['n1'] }, [other])).toBe('n1 | o2 | t2 t3 | ');
});
test('an empty path stays empty', () => expect(whole({})).toBe(' |  |  | '));
