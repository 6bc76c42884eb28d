/** How wide a text is on one line, in em of the running text. */
export type Measure = (text: string, face: Face) => number;
export type Face = 'text' | 'strong' | 'title';

/** The room on a page, in em of the running text, and how texts are measured there. */
export interface Area {
  width: number;
  height: number;
  measure: Measure;
}

/** How a thing is set. All in em. */
export interface Setting {
  /** Beside the text, within its column. */
  beside: number;
  /** Above and below the text, with the gap to the next. */
  around: number;
  /** As many columns are made as are at least so wide. */
  column: number;
  /** No more lines than this are shown. */
  lines: number;
}

export const mostCards = 12;
const mostColumns = 3;
export const lineHeight = 1.25;
export const gap = 0.5;

export function columnsOf(area: Area, setting: Setting): number {
  const fitting = Math.floor((area.width + gap) / (setting.column + gap));
  return Math.max(1, Math.min(mostColumns, fitting));
}

/** How many lines a text takes at this width, word by word as a browser breaks them. */
export function linesOf(text: string, width: number, measure: Measure, face: Face = 'text'): number {
  const space = measure(' ', face);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const size = measure(word, face);
    if (used > 0 && used + space + size > width) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? space : 0) + size;
    while (used > width) {
      lines++; // a word that is longer than a line
      used -= width;
    }
  }
  return lines;
}

/**
 * Deals texts over pages of columns, top to bottom and left to right, by what they need at this size and never
 * more than `mostCards` a page. What was dealt before stays where it is when texts follow.
 */
export function paginate<T>(
  things: readonly T[],
  text: (thing: T) => string,
  area: Area,
  setting: Setting,
): T[][][] {
  const columns = columnsOf(area, setting);
  const width = (area.width - gap * (columns - 1)) / columns - setting.beside;
  const pages: T[][][] = [];
  let page: T[][] = [];
  let used = Infinity;
  let onPage = 0;
  for (const thing of things) {
    const lines = Math.min(setting.lines, linesOf(text(thing), width, area.measure));
    const height = lines * lineHeight + setting.around;
    if (used + height > area.height + gap || onPage === mostCards) {
      if (pages.length === 0 || page.length === columns || onPage === mostCards) {
        page = [];
        pages.push(page);
        onPage = 0;
      }
      page.push([]);
      used = 0;
    }
    page[page.length - 1]!.push(thing);
    used += height;
    onPage++;
  }
  return pages;
}

/** The same room for larger text. */
export function scaled(area: Area, scale: number): Area {
  return { ...area, width: area.width / scale, height: area.height / scale };
}

/** The first of these sizes, the largest first, at which everything fits; the last where nothing does. */
export function largest<T>(
  area: Area,
  scales: readonly number[],
  set: (area: Area) => T,
  fits: (set: T) => boolean,
) {
  const tries = scales.map((scale) => ({ scale, of: () => set(scaled(area, scale)) }));
  const found = tries.find(({ of }) => fits(of())) ?? tries[tries.length - 1]!;
  return { scale: found.scale, set: found.of() };
}
