import { describe, expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import type { Kind, Path } from '../../shared/wire';
import { emptyPath } from '../state/paths';
import { byPath, joined, pairsIn, pathBeside } from './joining';

const card = (id: string, kind: Kind) => aCard(id, { kind });
const path = (id: string, more: Partial<Path>): Path => ({ id, ...emptyPath, ...more });
const [n, o, t, d] = [card('n', 'need'), card('o', 'objective'), card('t', 'tool'), card('d', 'difficulty')];

describe('joining two cards', () => {
  const first = path('1', { needs: ['n'], title: 'Primo' });
  const second = path('2', { needs: ['n'] });

  test('begins a path where neither has one, each in its column', () =>
    expect(joined([], null, o, n)).toEqual({
      do: 'begin',
      path: { ...emptyPath, needs: ['n'], objectives: ['o'] },
    }));
  test('extends the open path before any other', () =>
    expect(joined([first, second], second, n, o)).toEqual({
      ...{ do: 'extend', path: { ...second, objectives: ['o'] } },
    }));
  test('extends another one where the open path has neither', () =>
    expect(joined([first], path('9', {}), o, n)).toMatchObject({ path: { id: '1', title: 'Primo' } }));
  test.each([
    ['they are joined already', n, o],
    ['they stand in one column', n, card('m', 'need')],
    ['no path takes one of them', n, d],
    ['it is the same card', n, n],
  ])('does nothing where %s', (_, a, b) =>
    expect(joined([path('1', { needs: ['n'], objectives: ['o'] })], null, a, b)).toEqual({ do: 'nothing' }),
  );
});

test('a path joins each card with those of the next column that has any', () =>
  expect(
    pairsIn({ ...emptyPath, needs: ['a', 'b'], objectives: ['o'], kpis: ['k'] }).map((ends) =>
      ends.map(({ column, card }) => `${column}/${card}`),
    ),
  ).toEqual([
    ...[
      ['needs/a', 'objectives/o'],
      ['needs/b', 'objectives/o'],
      ['objectives/o', 'kpis/k'],
    ],
  ]));

test('paths follow each other in a ring', () => {
  const paths = ['1', '2', '3'].map((id) => path(id, {}));
  expect(pathBeside(paths, paths[2]!, 1)?.id).toBe('1');
  expect(pathBeside(paths, paths[0]!, -1)?.id).toBe('3');
  expect(pathBeside([], null, 1)).toBeNull();
});

test('cards stand by the paths that they are in, the others after them in their order', () => {
  const laid = [path('1', { tools: [t.id] }), path('2', { objectives: ['o'], tools: [t.id] })];
  expect(byPath([n, o, t, d], laid).map(({ id }) => id)).toEqual(['t', 'o', 'n', 'd']);
});
