import { type Column, columnsOf } from '../shared/columns';
import type { Card, Path } from '../shared/wire';
import { type Area, lineHeight, linesOf, mostCards, scaled } from './pages';

/** What of a path is on one page: all of its columns, or some of them. */
export interface Leg {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly columns: readonly Column[];
  /** The size of the text and, at that size, how wide each column is; both in em. */
  readonly size: number;
  readonly widths: readonly number[];
}

/** How a path is set on the wall, in em of its text: the same as its styles. */
const set = {
  titleSize: 1.35,
  number: 1.8,
  underTitle: 0.6,
  /** The heading of a column, and the mark before its name. */
  heading: 1.9,
  mark: 1.9,
  /** Beside, and above and below, the text of a card; between one card and the next. */
  beside: 0.85,
  around: 0.6,
  between: 0.5,
  /** Between columns, for the lines. */
  gap: 1.5,
};
const sizes = [1.5, 1.3, 1.15, 1];
/** Columns grow by so much at a time. */
const step = 0.25;

/** Names a column as it stands on the wall. */
type Name = (column: Column) => string;

/**
 * Sets every path as large as it fits: whole, or from the needs to the objectives and from there on, or from each column to the next; of columns that are too
 * high even so, what fits comes first and the rest on further pages.
 */
export function legsOf(
  paths: readonly Path[],
  cards: ReadonlyMap<string, Card>,
  area: Area,
  name: Name,
): Leg[] {
  return paths.flatMap((path, i) => {
    const under = { ...area, height: area.height - titleHeight(path.title, area) };
    const whole = columnsOf(path, cards);
    const parts =
      laid(whole, under, name) ??
      halves(whole).flatMap((half) => laid(half, under, name) ?? pairs(half, under, name));
    return parts.map((part, page) => ({
      ...{ id: `${path.id} ${page}`, title: path.title, number: i + 1, ...part },
    }));
  });
}

type Laid = Pick<Leg, 'columns' | 'size' | 'widths'>;

/** All columns side by side in the largest size at which they fit, as one page; null where they do not. */
function laid(columns: readonly Column[], area: Area, name: Name): Laid[] | null {
  if (columns.reduce((sum, { cards }) => sum + cards.length, 0) > mostCards) return null;
  for (const size of sizes) {
    const room = scaled(area, size);
    const widths = widthsOf(columns, room, name);
    if (widths && columns.every((one, i) => heightOf(one, widths[i]!, room) <= room.height))
      return [{ columns, size, widths }];
  }
  return null;
}

/** A path in two: its middle column ends the one and begins the other. */
function halves(columns: readonly Column[]): (readonly Column[])[] {
  if (columns.length < 3) return [columns];
  return [columns.slice(0, 2), columns.slice(1)];
}

/** Each column with the next, on as many pages as they need. */
function pairs(columns: readonly Column[], area: Area, name: Name): Laid[] {
  if (columns.length < 2) return dealt(columns, area);
  return columns.slice(1).flatMap((to, i) => {
    const pair = [columns[i]!, to];
    return laid(pair, area, name) ?? dealt(pair, area);
  });
}

function dealt(pair: readonly Column[], area: Area): Laid[] {
  const widths = pair.map(() => (area.width - set.gap * (pair.length - 1)) / pair.length);
  const parts = pair.map((one, i) => portions(one, widths[i]!, area));
  const pages = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: pages }, (_, page) => ({
    columns: pair.map((one, i) => ({ ...one, cards: parts[i]![Math.min(page, parts[i]!.length - 1)]! })),
    ...{ size: 1, widths },
  }));
}

/** The cards of a column, so many together as fit below each other. */
function portions(column: Column, width: number, area: Area): Card[][] {
  const all: Card[][] = [[]];
  for (const card of column.cards) {
    const last = all[all.length - 1]!;
    const fits = heightOf({ ...column, cards: [...last, card] }, width, area) <= area.height;
    if (last.length === 0 || (fits && last.length < mostCards / 2)) last.push(card);
    else all.push([card]);
  }
  return all;
}

/** Gives each column at least its longest word, and then always the highest one more; null where even the words do not fit. */
function widthsOf(columns: readonly Column[], area: Area, name: Name): number[] | null {
  const mark = hasMarks(columns) ? set.mark : 0;
  const widths = columns.map((one) =>
    Math.max(mark + area.measure(name(one), 'strong'), leastWidth(one, area)),
  );
  let left = area.width - set.gap * (columns.length - 1) - widths.reduce((sum, width) => sum + width, 0);
  if (left < 0) return null;
  const heights = columns.map((one, i) => heightOf(one, widths[i]!, area));
  for (; left >= step; left -= step) {
    const most = heights.indexOf(Math.max(...heights));
    widths[most]! += step;
    heights[most] = heightOf(columns[most]!, widths[most]!, area);
  }
  return widths;
}

/** Four columns need the room of the marks for their words. */
export function hasMarks(columns: readonly Column[]): boolean {
  return columns.length < 4;
}

/** What stands in a column: its cards, or that it has none. */
function textsOf({ cards, gap }: Column): string[] {
  return cards.length > 0 ? cards.map(({ text }) => text) : [gap];
}

function leastWidth(column: Column, { measure }: Area): number {
  const words = textsOf(column)
    .flatMap((text) => text.split(/\s+/))
    .map((word) => measure(word, 'text'));
  return set.beside + Math.max(0, ...words);
}

function heightOf(column: Column, width: number, { measure }: Area): number {
  const lines = textsOf(column).map((text) => linesOf(text, width - set.beside, measure));
  const each = lines.map((n) => n * lineHeight + set.around + set.between);
  return set.heading + each.reduce((sum, height) => sum + height, 0) - set.between;
}

function titleHeight(title: string, area: Area): number {
  const width = (area.width - set.number) / set.titleSize;
  return linesOf(title, width, area.measure, 'title') * set.titleSize * lineHeight + set.underTitle;
}
