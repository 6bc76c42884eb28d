import type { Card, Kind, Link, Path } from '../../shared/wire';
import { type ColumnKey, pathColumns } from '../../shared/path';
import { cardsIn, type PathText } from '../state/paths';
import { isStrong } from './hints';

interface Known {
  readonly links: readonly Link[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly paths: readonly Path[];
}

/** What fills an empty column: the cards with the strongest links to those columns, so many at most. */
const filling: readonly { column: ColumnKey; from: readonly ColumnKey[]; most: number }[] = [
  { column: 'objectives', from: ['needs'], most: 1 },
  { column: 'needs', from: ['objectives'], most: 1 },
  { column: 'tools', from: ['objectives'], most: 2 },
  { column: 'kpis', from: ['objectives', 'tools'], most: 2 },
];

/**
 * The path with its empty columns filled from the links, as the server drafts them; what stands in a column stays. Likes alone put no card into a second path;
 * what somebody wrote as an answer does.
 */
export function completed<T extends PathText>(path: T, known: Known): T {
  let whole = path;
  for (const { column, from, most } of filling) {
    if (whole[column].length > 0) continue;
    const near = new Set(from.flatMap((one) => whole[one]));
    whole = { ...whole, [column]: strongest(near, takes(column), most, whole, known) };
  }
  return whole;
}

function takes(column: ColumnKey): readonly Kind[] {
  return pathColumns.find((one) => one.key === column)!.takes;
}

function strongest(
  near: ReadonlySet<string>,
  kinds: readonly Kind[],
  most: number,
  path: PathText,
  { links, cards, paths }: Known,
): string[] {
  const own = cardsIn(path);
  const used = new Set(paths.flatMap((one) => [...cardsIn(one)]));
  const found = new Set<string>();
  for (const link of [...links].filter(isStrong).sort((a, b) => b.strength - a.strength)) {
    if (near.has(link.from) === near.has(link.to)) continue;
    const other = cards.get(near.has(link.to) ? link.from : link.to);
    const fits =
      other?.state === 'shown' && other.screening?.verdict !== 'leave' && kinds.includes(other.kind);
    if (fits && !own.has(other.id) && (link.explicit > 0 || !used.has(other.id))) found.add(other.id);
    if (found.size === most) break;
  }
  return [...found];
}
