import { expect, test } from 'vitest';
import { speech } from './i18n.svelte';
import { nameOf, type Column, columnsOf, Ties } from './columns';
import { aCard, byId } from './test/things';

const path = {
  id: 'p',
  title: '',
  note: '',
  needs: ['n'],
  objectives: ['o', 'was'],
  tools: ['t'],
  kpis: ['gone'],
};
const said = (columns: readonly Column[]) =>
  columns.map((one) => `${one.key} ${one.kind} ${one.cards.map(({ id }) => id).join()}`);

test('a path is its four columns; a merged card stands as what it was merged into, one that is gone nowhere', () => {
  speech.language = 'it';
  const cards = byId(
    ...[aCard('n'), aCard('o', { kind: 'objective' }), aCard('t', { kind: 'tool' })],
    ...[
      aCard('was', { kind: 'objective', state: 'merged', into: 'now' }),
      aCard('now', { kind: 'objective' }),
    ],
  );
  expect(said(columnsOf(path, cards))).toEqual([
    'needs need n',
    'objectives objective o,now',
    'tools tool t',
    'kpis kpi ',
  ]);
  expect(columnsOf(path, cards)[3]!.gap).toBe('Contributo tolto');
  expect(columnsOf({ ...path, kpis: [] }, cards)[3]!.gap).toBe('Nessun KPI');
});

test('without needs in the meeting no column waits for what nobody was asked for, and ideas are called what they are', () => {
  const cards = byId(aCard('o', { kind: 'idea' }), aCard('t', { kind: 'idea', first_step: true }));
  speech.language = 'it';
  const columns = columnsOf({ ...path, needs: [], kpis: [] }, cards);
  expect(said(columns)).toEqual(['objectives idea o', 'tools idea t']);
  expect(columns.map((one) => nameOf(one))).toEqual(['Strategia', 'Primo passo']);
});

test('ties count the people of a line, and the most between two columns', () => {
  const column = (...ids: string[]): Column => ({
    key: 'needs',
    gap: '',
    kind: 'need',
    cards: ids.map((id) => aCard(id)),
  });
  const ties = new Ties([
    { from: 'a', to: 'x', people: 3 },
    { from: 'a', to: 'y', people: 7 },
    { from: 'b', to: 'x', people: 9 },
  ]);
  expect([ties.most, ties.of('a', 'x'), ties.of('x', 'a')]).toEqual([9, 3, 0]);
  expect(ties.between(column('a'), column('x', 'y'))).toBe(7);
  expect(ties.between(column(), column('x'))).toBe(0);
  expect(new Ties().most).toBe(0);
});
