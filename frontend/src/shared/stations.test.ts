import { expect, test } from 'vitest';
import { speech } from './i18n.svelte';
import { nameOf, type Station, stationsOf, Ties } from './stations';
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
const said = (stations: readonly Station[]) =>
  stations.map((one) => `${one.place} ${one.kind} ${one.cards.map(({ id }) => id).join()}`);

test('a path is its four columns; a merged card stands as what it was merged into, one that is gone nowhere', () => {
  speech.language = 'it';
  const cards = byId(
    ...[aCard('n'), aCard('o', { kind: 'objective' }), aCard('t', { kind: 'tool' })],
    ...[
      aCard('was', { kind: 'objective', state: 'merged', into: 'now' }),
      aCard('now', { kind: 'objective' }),
    ],
  );
  expect(said(stationsOf(path, cards))).toEqual([
    'need need n',
    'objective objective o,now',
    'tool tool t',
    'kpi kpi ',
  ]);
  expect(stationsOf(path, cards)[3]!.gap).toBe('Contributo tolto');
  expect(stationsOf({ ...path, kpis: [] }, cards)[3]!.gap).toBe('Nessun KPI');
});

test('without needs in the meeting no column waits for what nobody was asked for, and ideas are called what they are', () => {
  const cards = byId(aCard('o', { kind: 'idea' }), aCard('t', { kind: 'idea', first_step: true }));
  speech.language = 'it';
  const stations = stationsOf({ ...path, needs: [], kpis: [] }, cards);
  expect(said(stations)).toEqual(['objective idea o', 'tool idea t']);
  expect(stations.map((one) => nameOf(one))).toEqual(['Strategia', 'Primo passo']);
});

test('ties count the people of a line, and the most between two columns', () => {
  const station = (...ids: string[]): Station => ({
    place: 'need',
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
  expect(ties.between(station('a'), station('x', 'y'))).toBe(7);
  expect(ties.between(station(), station('x'))).toBe(0);
  expect(new Ties().most).toBe(0);
});
