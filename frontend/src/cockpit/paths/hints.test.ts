import { describe, expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import type { Link, Path } from '../../shared/wire';
import { emptyPath } from '../state/paths';
import { hintsFor, hintsForPath, tiesOf } from './hints';
import { barrierLines, type Line, linesOf } from './lines';

const link = (from: string, to: string, more: Partial<Link> = {}): Link => ({
  ...{ from, to, strength: 0.3, explicit: 0, jaccard: 0.5, both: 4, either: 8, backers: 6, answered_by: [] },
  ...more,
});
const cards = byId(
  aCard('n'),
  aCard('o', { kind: 'objective' }),
  aCard('p', { kind: 'objective' }),
  aCard('t', { kind: 'tool' }),
  aCard('gone', { kind: 'tool', state: 'hidden' }),
);
const links = [
  link('o', 'n', { strength: 0.2 }),
  link('p', 'n', { strength: 0.6, explicit: 1 }),
  link('t', 'o', { strength: 0.1 }),
  link('gone', 'o', { strength: 0.9 }),
  link('t', 'p', { strength: 0.1, explicit: 1 }),
];
const path = (id: string, more: Partial<Path>): Path => ({ id, ...emptyPath, ...more });
const others = (hints: readonly { other: { id: string } }[]) => hints.map(({ other }) => other.id);

describe('for a card', () => {
  test('come the strong links, the strongest first', () =>
    expect(others(hintsFor('n', links, cards, []))).toEqual(['p', 'o']));
  test('come weak ones only where somebody wrote them, and none to a card that is hidden', () => {
    expect(others(hintsFor('o', links, cards, []))).toEqual(['n']);
    expect(others(hintsFor('t', links, cards, []))).toEqual(['p']);
  });
  test('comes nothing that is joined already', () =>
    expect(others(hintsFor('n', links, cards, [path('1', { needs: ['n'], objectives: ['p'] })]))).toEqual([
      'o',
    ]));
});

test('what speaks for the lines that are there already', () => {
  const open = path('1', { needs: ['n'], objectives: ['o', 'p'], kpis: ['k'] });
  expect(others(tiesOf('n', open, links, cards))).toEqual(['p', 'o']);
  expect(tiesOf('n', path('1', { needs: ['n'] }), links, cards)).toEqual([]);
  expect(tiesOf('n', null, links, cards)).toEqual([]);
});

test('for a path comes what it could take in, each card once and none that has a path', () => {
  const open = path('1', { needs: ['n'] });
  expect(others(hintsForPath(open, links, cards, [open]))).toEqual(['p', 'o']);
  expect(others(hintsForPath(open, links, cards, [open, path('2', { objectives: ['p'] })]))).toEqual(['o']);
});

describe('the lines', () => {
  const open = path('1', { needs: ['n'], objectives: ['o'] });
  const other = path('2', { needs: ['n'], objectives: ['p'], tools: ['t'] });
  const hints = hintsFor('n', links, cards, []);

  const said = (lines: readonly Line[]) =>
    lines.map(
      ({ from, to, look, both }) => `${from.column}/${from.card} ${to.column}/${to.card} ${look} ${both}`,
    );

  test('are of the other paths, then suggested, then of the open path', () => {
    expect(said(linesOf({ paths: [open, other], open, links, hints, cards }))).toEqual([
      'needs/n objectives/p other 4',
      'objectives/p tools/t other 4',
      'needs/n objectives/o open 4',
    ]);
    expect(said(linesOf({ paths: [], open: null, links, hints, cards }))).toEqual([
      'needs/n objectives/p hint 4',
      'needs/n objectives/o hint 4',
    ]);
  });
  test('say when nothing is known of the people', () =>
    expect(said(linesOf({ paths: [open], open: null, links: [], hints: [], cards }))).toEqual([
      'needs/n objectives/o other null',
    ]));

  test('run from what stands in the way to its strategies: written ones always, others where one looks', () => {
    const strategies = byId(
      ...[
        aCard('d', { kind: 'difficulty' }),
        aCard('i', { kind: 'idea' }),
        aCard('j', { kind: 'idea' }),
        aCard('n'),
      ],
    );
    const links = [link('d', 'i', { explicit: 1 }), link('d', 'j'), link('i', 'n')];
    const shown = (...looked: string[]) => said(barrierLines(links, strategies, new Set(looked)));
    expect(shown()).toEqual(['barriers/d objectives/i other 4']);
    expect(shown('j')).toEqual(['barriers/d objectives/i other 4', 'barriers/d objectives/j hint 4']);
  });
});
