import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import { emptyPath } from '../state/paths';
import { citing, difficultiesOf } from './touching';

const cards = byId(
  aCard('d1', { kind: 'difficulty', text: 'Tempi di approvazione' }),
  aCard('d2', { kind: 'difficulty', text: 'Budget', themes: ['soldi'] }),
  aCard('d3', { kind: 'difficulty', text: 'Normativa' }),
  aCard('d4', { kind: 'difficulty', text: 'Nascosta', state: 'hidden' }),
  aCard('n', { themes: ['soldi'] }),
);
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

test('a difficulty touches a path by its words or by a theme; the server says which touch none', () => {
  const path = { id: '1', ...emptyPath, needs: ['n'], note: 'Occhio ai TEMPI di approvazione.' };
  const found = difficultiesOf(cards, path, ['d1', 'd3', 'd4']);
  expect([ids(found.touching), ids(found.open)]).toEqual([['d1', 'd2'], ['d3']]);
});

test('without a path nothing is touched', () =>
  expect(ids(difficultiesOf(cards, null, ['d1']).touching)).toEqual([]));

test('a difficulty that is named in the note touches the path from then on', () => {
  const note = citing('Da qui si parte.\n', 'Difficoltà', 'Normativa ');
  expect(note).toBe('Da qui si parte.\nDifficoltà: Normativa');
  expect(ids(difficultiesOf(cards, { id: '1', ...emptyPath, note }, []).touching)).toEqual(['d3']);
  expect(citing('', 'Difficoltà', 'Normativa')).toBe('Difficoltà: Normativa');
});
