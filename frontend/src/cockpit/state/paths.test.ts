import { describe, expect, test } from 'vitest';
import type { Entry } from '../../shared/net/outbox';
import { aCard, aModel, aSession, aStep, byId } from '../../shared/test/things';
import type { Command, Path } from '../../shared/wire';
import {
  emptyPath,
  gapsOf,
  holds,
  optimisticNote,
  optimisticPaths,
  picked,
  columnsFor,
  reordered,
  columnFor,
} from './paths';

const aPath = (id: string, more: Partial<Path> = {}): Path => ({ ...emptyPath, id, ...more });
const entry = (command: Command, refused: Entry['refused'] = null): Entry => ({
  ...{ command, refused, place: 1, holdUntil: 0, sentAt: null, settled: null },
});

test.each([
  ['need', 'needs'],
  ['idea', 'objectives'],
  ['kpi', 'kpis'],
  ['difficulty', null],
] as const)('a %s goes to %s', (kind, column) => expect(columnFor({ kind })).toBe(column));

test('picking puts in, and again takes out', () => {
  const path = picked(aPath('p', { tools: ['a'] }), 'tools', 'b');
  expect(path.tools).toEqual(['a', 'b']);
  expect(holds(path, 'b')).toBe(true);
  expect(picked(path, 'tools', 'a').tools).toEqual(['b']);
});

describe('what was just done', () => {
  const put = (title: string): Command => ({ ...emptyPath, id: title, do: 'path.put', path: 'p', title });

  test('counts at once, the latest last', () => {
    const latest = optimisticPaths([aPath('p'), aPath('q')], [entry(put('uno')), entry(put('due'))]);
    expect(latest.map((path) => path.title)).toEqual(['due', '']);
  });
  test('leaves to a path what it has beside what was written, and takes nothing in that is no path’s', () => {
    const path = { ...aPath('p'), status: 'behind' };
    expect(optimisticPaths([path], [entry(put('uno'))])).toEqual([{ ...path, title: 'uno' }]);
  });
  test('counts no longer once it was refused', () => {
    expect(optimisticPaths([aPath('p')], [entry(put('uno'), 'too_long')])[0]?.title).toBe('');
  });
  test('holds for the note as well', () => {
    const note: Command = { id: 'x', do: 'synthesis.note', note: 'Insieme' };
    expect(optimisticNote('', [entry(note)])).toBe('Insieme');
    expect(optimisticNote('prima', [entry(note, 'too_long')])).toBe('prima');
  });
});

test.each([
  ['b', -1, ['b', 'a', 'c']],
  ['b', 1, ['a', 'c', 'b']],
  ['a', -1, ['a', 'b', 'c']],
  ['c', 1, ['a', 'b', 'c']],
  ['x', 1, ['a', 'b', 'c']],
] as const)('%s moved by %i', (id, by, order) => {
  expect(reordered([aPath('a'), aPath('b'), aPath('c')], id, by)).toEqual(order);
});

test('gaps: needs without an objective, objectives without a KPI', () => {
  const cards = byId(
    aCard('n1'),
    aCard('n2'),
    aCard('n3', { state: 'hidden' }),
    aCard('o1', { kind: 'objective' }),
    aCard('o2', { kind: 'objective' }),
  );
  const paths = [
    aPath('p', { needs: ['n1'], objectives: ['o1'] }),
    aPath('q', { needs: ['n2'], kpis: ['k'] }),
  ];
  const gaps = gapsOf(aModel({ cards }), paths);
  expect(gaps.needs.map((card) => card.id)).toEqual(['n2']);
  expect(gaps.objectives.map((card) => card.id)).toEqual(['o1', 'o2']);
});

describe('a meeting that begins with strategies', () => {
  const agenda = [aStep('likes', { kind: 'like', collects: [], likes: ['idea'] })];
  const idea = (id: string, first_step = false) => aCard(id, { kind: 'idea', first_step });
  const cards = byId(idea('i'), idea('j'), idea('f', true), aCard('d', { kind: 'difficulty' }));
  const model = aModel({ session: aSession({ agenda }), cards });

  test('builds with strategies and first steps', () => {
    expect(columnsFor(model).map(({ key, ideas }) => [key, ideas])).toEqual([
      ['objectives', 'strategies'],
      ['tools', 'firstSteps'],
    ]);
    expect(columnFor(idea('f', true))).toBe('tools');
    expect(columnsFor(aModel({ cards: byId(aCard('n')) }))).toHaveLength(4);
  });

  test('leaves open the strategies that stand in no path', () => {
    const paths = [{ id: '1', ...emptyPath, objectives: ['i'] }];
    expect(gapsOf(model, paths).ideas.map(({ id }) => id)).toEqual(['j']);
    expect(gapsOf(aModel({ cards }), paths).ideas).toEqual([]);
  });
});
