import type { Path } from '../../shared/wire';
import type { Box } from '../board/boxes';
import type { Link } from '../board/suggested';
import { pairsIn } from './joining';
import type { Hint } from './hints';

/** A line between two cards. */
export interface Line {
  readonly from: string;
  readonly to: string;
  /** `open`: of the path that is open. `other`: of another one. `hint`: nobody has joined these yet. */
  readonly look: 'open' | 'other' | 'hint';
  /** People who like both; null where it is not known. */
  readonly both: number | null;
}

/** The lines of all paths, those of the open one on top, and the suggested ones. Two cards have one line. */
export function linesOf(
  paths: readonly Path[],
  open: Path | null,
  links: readonly Link[],
  hints: readonly Hint[],
): Line[] {
  const both = new Map<string, number>();
  for (const link of links) both.set(pairKey(link.from, link.to), link.both);
  const lines = new Map<string, Line>();
  const add = (from: string, to: string, look: Line['look']): void => {
    const key = pairKey(from, to);
    lines.delete(key);
    lines.set(key, { from, to, look, both: both.get(key) ?? null });
  };
  for (const path of paths) if (path.id !== open?.id) for (const [a, b] of pairsIn(path)) add(a, b, 'other');
  // the card that follows stands to the right
  for (const { link } of hints) if (!lines.has(pairKey(link.to, link.from))) add(link.to, link.from, 'hint');
  if (open) for (const [a, b] of pairsIn(open)) add(a, b, 'open');
  return [...lines.values()];
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

const thinnest = 1.5;
const thickest = 10;

/** The width of a line in pixels: the more people like both cards, the wider; `most` is that of the strongest line. */
export function widthOf(both: number | null, most: number): number {
  if (!both || most <= 0) return thinnest;
  return thinnest + ((thickest - thinnest) * Math.min(both, most)) / most;
}

/** A curve from the right edge of one card to the left edge of another, level at both ends. Either may stand on the left. */
export function curveOf(a: Box, b: Box): string {
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const from = { x: left.x + left.width, y: left.y + left.height / 2 };
  const to = { x: right.x, y: right.y + right.height / 2 };
  const bend = Math.max(12, (to.x - from.x) / 2);
  const at = (n: number): string => n.toFixed(1);
  return `M${at(from.x)} ${at(from.y)}C${at(from.x + bend)} ${at(from.y)} ${at(to.x - bend)} ${at(to.y)} ${at(to.x)} ${at(to.y)}`;
}
