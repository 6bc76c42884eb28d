import { describe, expect, test } from 'vitest';
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
