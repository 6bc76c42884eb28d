import type { Card, Path } from '../../shared/wire';
import { type ColumnKey, pathColumns } from '../../shared/path';
import { cardsIn, columnFor, emptyPath, holds, type PathText, picked } from '../state/paths';

/** What joining two cards does: an existing path takes the other card in, or a new one begins with both. */
export type Join =
  | { do: 'extend'; path: Path }
  | { do: 'begin'; path: PathText }
  /** Both stand in one path already, are the same card or of one column, or no path takes one of them. */
  | { do: 'nothing' };

/** Joins two cards in the open path if it has one of them, else in the first path that has. */
export function joined(paths: readonly Path[], open: Path | null, a: Card, b: Card): Join {
  const [from, to] = [columnFor(a), columnFor(b)];
  if (!from || !to || from === to || paths.some((path) => holds(path, a.id) && holds(path, b.id)))
    return { do: 'nothing' };
  const home = [...(open ? [open] : []), ...paths].find((path) => holds(path, a.id) || holds(path, b.id));
  if (!home) return { do: 'begin', path: picked(picked(emptyPath, from, a.id), to, b.id) };
  return { do: 'extend', path: holds(home, a.id) ? picked(home, to, b.id) : picked(home, from, a.id) };
}

/** A column of the path builder, or the one of what stands in the way. */
export type Where = ColumnKey | 'barriers';

/** A card in its column: an idea may stand in two. */
export interface End {
  readonly column: Where;
  readonly card: string;
}

/** The name of a card's place: an idea may stand in two columns. */
export function placeKey(column: Where, card: string): string {
  return `${column}/${card}`;
}

/** The pairs of cards that a path joins: each card of a column with each of the next column that has any. */
export function pairsIn(path: PathText): [from: End, to: End][] {
  const columns = pathColumns
    .map(({ key }) => path[key].map((card): End => ({ column: key, card })))
    .filter((ends) => ends.length > 0);
  return columns
    .slice(1)
    .flatMap((ends, i) => columns[i]!.flatMap((from) => ends.map((to): [End, End] => [from, to])));
}

/** The path before or after another one, running over the ends. */
export function pathBeside(paths: readonly Path[], open: Path | null, by: -1 | 1): Path | null {
  const at = paths.findIndex((path) => path.id === open?.id);
  return paths[(at + by + paths.length) % paths.length] ?? null;
}

/**
 * The cards of a column as they stand on the page: those in paths first, by path, then the others as they come. `laid` are the
 * paths when they were last laid out, so that a card keeps its place while a path is being edited.
 */
export function byPath<T extends { id: string }>(cards: readonly T[], laid: readonly PathText[]): T[] {
  const numbers = new Map<string, number>();
  for (const [i, path] of laid.entries())
    for (const id of cardsIn(path)) if (!numbers.has(id)) numbers.set(id, i);
  const number = ({ id }: T): number => numbers.get(id) ?? laid.length;
  return [...cards].sort((a, b) => number(a) - number(b));
}
