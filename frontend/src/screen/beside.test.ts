import { expect, test } from 'vitest';
import { aCard, aModel, byId } from '../shared/test/things';
import type { Card } from '../shared/wire';
import { type Beside, besideOf, besidePages, headline } from './beside';
import type { Area } from './pages';

const card = (id: string, like: number, more: Partial<Card> = {}): Card =>
  aCard(id, { kind: id.startsWith('i') ? 'idea' : 'difficulty', likes: { like }, ...more });
const of = (...cards: Card[]): Beside[] => besideOf(aModel({ cards: byId(...cards) }));
const none = { strategies: 0, barriers: 0 };
const first = { place: 1, tied: false };
const said = (rows: readonly Beside[]): string[] =>
  rows.map(({ strategies, barriers }) =>
    [strategies, barriers].map((list) => list.map(({ card }) => card.id).join('+')).join(' | '),
  );

test('a strategy that people like stands beside what was written to stand in its way, most liked first', () =>
  expect(
    said(
      of(
        ...[card('i1', 2), card('i2', 5), card('i3', 0), card('i4', 9, { first_step: true })],
        ...[card('d1', 1, { answers: ['i2'] }), card('d2', 4, { answers: ['i2', 'i1'] }), card('d3', 7)],
        ...[card('d4', 3, { answers: ['i3'] }), card('d5', 8, { answers: ['i2'], state: 'hidden' })],
      ),
    ),
  ).toEqual(['i2 | d2+d1', 'i1 | d2']));

test('where nobody wrote for which, both stand beside each other by likes', () =>
  expect(said(of(card('i1', 2), card('i2', 5), card('d1', 0), card('d2', 4)))).toEqual(['i2+i1 | d2+d1']));

test('no tie is cut in two, and a first place that is too large says how many more share it', () => {
  const ideas = Array.from({ length: 6 }, (_, i) => card(`i${i}`, i < 3 ? 9 : 5));
  const rows = of(...ideas, ...Array.from({ length: 7 }, (_, i) => card(`d${i}`, 2)));
  expect([said(rows), rows[0]?.left]).toEqual([['i0+i1+i2 | d0+d1+d2+d3'], { strategies: 0, barriers: 3 }]);
});

test('nothing stands beside strategies in a meeting that has needs, or before there are both', () => {
  expect(of(card('i1', 2), card('d1', 4), aCard('n'))).toEqual([]);
  expect(of(card('i1', 0), card('d1', 4))).toEqual([]);
  expect(of(card('i1', 2))).toEqual([]);
});

test.each([
  ['Comincia in piccolo. Un solo progetto pilota.', 'Comincia in piccolo.'],
  ['Una frase sola, senza altro', 'Una frase sola, senza altro'],
  [`${'molto '.repeat(20)}lunga. Poi.`, `${'molto '.repeat(20)}lunga. Poi.`],
])('«%s» is called «%s»', (text, name) => expect(headline(text)).toBe(name));

test('rows go onto pages whole, with nothing lost', () => {
  const area: Area = { width: 30, height: 15, measure: (text) => text.length / 2 };
  const rows = Array.from({ length: 7 }, (_, i): Beside => ({
    strategies: [{ card: card(`i${i}`, 1, { text: 'parola '.repeat(8) }), likes: 1, ...first }],
    barriers: [{ card: card(`d${i}`, 1, { text: 'parola '.repeat(12) }), likes: 1, ...first }],
    left: none,
  }));
  const pages = besidePages(rows, area, () => 'interna');
  expect(pages.flat()).toEqual(rows);
  expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
});

test('a row that is higher than a page goes on on the next, beside the same strategy', () => {
  const area: Area = { width: 30, height: 9, measure: (text) => text.length / 2 };
  const barriers = ['d1', 'd2'].map((id) => ({
    card: card(id, 1, { text: 'parola '.repeat(16) }),
    ...{ likes: 1, ...first },
  }));
  const row: Beside = {
    strategies: [{ card: card('i1', 3), likes: 3, ...first }],
    ...{ barriers, left: none },
  };
  expect(besidePages([row], area, () => 'interna').map(said)).toEqual([['i1 | d1'], ['i1 | d2']]);
});
