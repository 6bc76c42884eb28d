/** The room on a page, all in units of the text's own size (em). */
export interface Area {
  width: number;
  height: number;
}

export const mostCards = 12;
const lineHeight = 1.25;
/** Mark, padding and the gap below a card. */
const aroundCard = 2.6;
const gap = 0.6;
const narrowColumn = 15;
/** How wide a letter is, on the safe side, so that what is estimated to fit does fit. */
const letter = 0.54;

export function columnsOf(area: Area): number {
  return Math.max(1, Math.min(3, Math.floor((area.width + gap) / (narrowColumn + gap))));
}

/**
 * Deals texts over pages of columns, top to bottom and left to right, by what they need at this size and never
 * more than `mostCards` a page. What was dealt before stays where it is when texts follow.
 */
export function paginate<T>(things: readonly T[], text: (thing: T) => string, area: Area): T[][][] {
  const columns = columnsOf(area);
  const width = (area.width - gap * (columns - 1)) / columns - 1.5;
  const pages: T[][][] = [];
  let page: T[][] = [];
  let used = Infinity;
  let onPage = 0;
  for (const thing of things) {
    const height = Math.ceil((text(thing).length * letter) / width) * lineHeight + aroundCard;
    if (used + height > area.height || onPage === mostCards) {
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
