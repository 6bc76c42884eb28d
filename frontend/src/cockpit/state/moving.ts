export type Direction = 'up' | 'down' | 'left' | 'right';

/**
 * The card to select after a move over columns of cards; the first one when none is selected. Sideways
 * goes to the same height in the nearest column that has cards, and nothing runs over an edge.
 */
export function moved(
  columns: readonly (readonly string[])[],
  selected: string | null,
  direction: Direction,
): string | null {
  const at = columns.findIndex((ids) => selected !== null && ids.includes(selected));
  if (at < 0) return columns.find((ids) => ids.length > 0)?.[0] ?? null;
  const row = columns[at]!.indexOf(selected!);
  switch (direction) {
    case 'up':
      return columns[at]![Math.max(0, row - 1)]!;
    case 'down':
      return columns[at]![Math.min(columns[at]!.length - 1, row + 1)]!;
    case 'left':
      return beside(columns.slice(0, at).reverse(), row) ?? selected;
    case 'right':
      return beside(columns.slice(at + 1), row) ?? selected;
    default:
      return direction satisfies never;
  }
}

function beside(columns: readonly (readonly string[])[], row: number): string | null {
  const column = columns.find((ids) => ids.length > 0);
  return column?.[Math.min(row, column.length - 1)] ?? null;
}

/** What to select when the selected card leaves its column: the one below it, else the one above. */
export function neighbour(columns: readonly (readonly string[])[], leaving: string): string | null {
  const column = columns.find((ids) => ids.includes(leaving)) ?? [];
  const row = column.indexOf(leaving);
  return column[row + 1] ?? column[row - 1] ?? null;
}
