import { describe, expect, test } from 'vitest';
import { aCard } from '../shared/test/things';
import {
  type Area,
  columnsOf,
  largest,
  linesOf,
  type Measure,
  mostCards,
  paginate,
  type Setting,
} from './pages';
import { legsOf, sizeOf } from './routes';

/** Every letter is half an em. */
const measure: Measure = (text) => text.length / 2;
const area = (width: number, height: number): Area => ({ width, height, measure });
const setting: Setting = { beside: 2, around: 1, column: 12, lines: Infinity };
const self = (text: string): string => text;
const short = (n: number): string[] => Array.from({ length: n }, (_, i) => `carta ${i}`);

test.each([
  ['', 1],
  ['una due tre', 1],
  ['una due tre quattro cinque sei', 2],
  ['x'.repeat(300), 15],
])('%s: lines', (text, lines) => expect(linesOf(text, 10, measure)).toBe(lines));

test('as many columns as are wide enough, and never more than three', () => {
  expect([8, 20, 26, 40, 90].map((width) => columnsOf(area(width, 10), setting))).toEqual([1, 1, 2, 3, 3]);
});

describe('pages', () => {
  test('hold every text once, in order, and at most twelve', () => {
    const texts = short(100);
    const pages = paginate(texts, self, area(40, 100), setting);
    expect(pages.flat(2)).toEqual(texts);
    for (const page of pages) expect(page.flat().length).toBeLessThanOrEqual(mostCards);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(3);
  });

  test('are not fuller than they are high', () => {
    const pages = paginate(short(18), self, area(12, 7), setting);
    for (const page of pages) expect(page.flat()).toHaveLength(3); // 2.25 em each, the last gap aside
  });

  test('stay as they were when a text follows', () => {
    const texts = short(40);
    const before = paginate(texts, self, area(26, 15), setting);
    const after = paginate([...texts, 'e una in più'], self, area(26, 15), setting);
    expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    expect(after[before.length - 1]!.flat().slice(0, before.at(-1)!.flat().length)).toEqual(
      before.at(-1)!.flat(),
    );
  });
});

describe('a path on the wall', () => {
  const cards = new Map(
    ['n', 'o', 't', 'k'].map((id) => [id, aCard(id, { text: 'parola '.repeat(12).trim() })]),
  );
  const path = {
    ...{ id: 'p', title: 'Ascoltare', note: '', needs: ['n'], objectives: ['o'], tools: ['t', 'gone'] },
    kpis: [],
  };

  test('is one page where it fits, with its gap showing', () => {
    const [leg, ...more] = legsOf([path], cards, area(40, 30));
    expect(more).toEqual([]);
    expect(leg!.stations.map(({ kind, cards }) => [kind, cards.length])).toEqual([
      ['need', 1],
      ['objective', 1],
      ['tool', 1],
      ['kpi', 0],
    ]);
  });

  test('is two halves where it does not', () => {
    const legs = legsOf([path], cards, area(20, 12));
    expect(legs.map((leg) => leg.stations.map(({ kind }) => kind))).toEqual([
      ['need', 'objective'],
      ['tool', 'kpi'],
    ]);
    expect(new Set(legs.map((leg) => leg.id)).size).toBe(2);
    expect(sizeOf(legs[0]!, area(20, 12))).toBe(1);
    expect(sizeOf(legs[0]!, area(40, 60))).toBe(1.7);
  });
});

test('text is as large as lets everything fit', () => {
  const size = (n: number): number =>
    largest(
      area(26, 15),
      [1.4, 1],
      (area) => paginate(short(n), self, area, setting),
      (pages) => pages.length === 1,
    ).scale;
  expect([size(2), size(10), size(60)]).toEqual([1.4, 1, 1]);
});
