import { describe, expect, test } from 'vitest';
import { aCard, aModel, aSession, aStep, byId } from '../../shared/test/things';
import type { Card, Ranking } from '../../shared/wire';
import { columnsOf, everything, type Filter, kindsOf, kindsOfStep, themesOf } from './columns';

const tables = [
  { id: 'g1', name: 'Finestra', present: 3 },
  { id: 'g2', name: 'Camino', present: 4 },
];
const agenda = [
  aStep('needs'),
  aStep('objectives', { collects: ['objective', 'tool'] }),
  aStep('close', { kind: 'close', collects: [] }),
];
const minute = (n: number): Partial<Card> => ({ at: `2026-11-22T08:0${n}:00Z` });
const cards = byId(
  aCard('n1', { ...minute(1), text: 'Città più sane', themes: ['ascolto'] }),
  aCard('n2', { ...minute(2), group: 'g2', author: 'Elena', themes: ['ascolto', 'awareness'] }),
  aCard('n3', { ...minute(3), state: 'hidden' }),
  aCard('n4', { ...minute(4), state: 'merged', into: 'n1' }),
  aCard('n5', { ...minute(5), flag: { reason: 'adverse_event', note: '', at: '' } }),
  aCard('o1', { ...minute(6), kind: 'objective' }),
);
const model = aModel({ session: aSession({ agenda, groups: tables, step: 'close' }), cards });
const at = (step: string) => aModel({ session: aSession({ agenda, groups: tables, step }), cards });

function shown(
  filter: Partial<Filter>,
  ...rest: Parameters<typeof columnsOf> extends [unknown, unknown, ...infer R] ? R : never
) {
  return columnsOf(model, { ...everything, ...filter }, ...rest).map(
    ({ key, ids }) => `${key}: ${ids.join(' ')}`,
  );
}

describe('the kinds', () => {
  test('of a meeting: what is collected and what is there', () => {
    expect(kindsOf(model)).toEqual(['need', 'objective', 'tool']);
  });
  test('of a step: what it is about, and everything where it is about nothing', () => {
    expect(kindsOfStep(at('objectives'))).toEqual(['objective', 'tool']);
    expect(kindsOfStep(at('close'))).toEqual(['need', 'objective', 'tool']);
  });
});

describe('the columns', () => {
  test('are the kinds, each card below those before it, without what is merged or hidden', () => {
    expect(shown({}, 'arrival', null)).toEqual(['need: n1 n2 n5', 'objective: o1', 'tool: ']);
  });

  test('are not the tables for cards that are no table’s, as those that the agenda brings', () => {
    const ideas = byId(aCard('i1', { kind: 'idea', group: '' }), aCard('i2', { kind: 'idea', group: '' }));
    const keys = (cards: Map<string, Card>) =>
      columnsOf({ ...model, cards }, { ...everything, kind: 'idea' }, 'arrival', null).map(({ key }) => key);
    expect(keys(ideas)).toEqual(['idea']);
    expect(keys(new Map([...ideas, ...byId(aCard('i3', { kind: 'idea' }))]))).toEqual(['idea/g1', 'idea/g2']);
    expect(keys(cards)).toEqual(['idea/g1', 'idea/g2']);
  });
  test('are the tables where there is one kind', () => {
    const needs = columnsOf(at('needs'), everything, 'arrival', null);
    expect(needs.map(({ key, ids }) => [key, ids])).toEqual([
      ['need/g1', ['n1', 'n5']],
      ['need/g2', ['n2']],
    ]);
  });

  test.each<[string, Partial<Filter>, string]>([
    ['one table', { table: 'g2' }, 'need: n2'],
    ['a theme', { theme: 'awareness' }, 'need: n2'],
    ['words, whatever their accents and order', { text: 'sane CITTA' }, 'need: n1'],
    ['an author', { text: 'elena' }, 'need: n2'],
    ['the hidden ones', { hidden: true }, 'need: n3'],
    ['concerns', { flagged: true }, 'need: n5'],
  ])('can be kept to %s', (_, filter, column) => expect(shown(filter, 'arrival', null)[0]).toBe(column));

  test('follow a ranking; what has no rank comes last, as it arrived', () => {
    const ranking: Ranking = {
      electorate: { total: 2, groups: {} },
      cards: ['n2', 'n1'].map((card, i) => ({
        ...{
          card,
          rank: i + 1,
          place: i + 1,
          likes: {},
          total: 0,
          groups: {},
          reach: 0,
          support: 0,
          breadth: 0,
        },
      })),
    };
    expect(shown({}, 'breadth', ranking)[0]).toBe('need: n2 n1 n5');
    expect(shown({}, 'arrival', ranking)[0]).toBe('need: n1 n2 n5');
  });
});

test('themes, the most used first', () => expect(themesOf(cards.values())).toEqual(['ascolto', 'awareness']));
