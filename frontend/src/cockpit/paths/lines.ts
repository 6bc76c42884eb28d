import type { Card, Link, Path } from '../../shared/wire';
import { columnFor } from '../state/paths';
import { type Hint, isStrong } from './hints';
import { type End, pairsIn } from './joining';

/** A line between two cards. */
export interface Line {
  readonly from: End;
  readonly to: End;
  /** `open`: of the path that is open. `other`: of another one. `hint`: nobody has joined these yet. */
  readonly look: 'open' | 'other' | 'hint';
  /** People who like both; null where it is not known. */
  readonly both: number | null;
}

interface Laid {
  readonly paths: readonly Path[];
  readonly open: Path | null;
  readonly links: readonly Link[];
  readonly hints: readonly Hint[];
  readonly cards: ReadonlyMap<string, Card>;
}

/** The lines of all paths, those of the open one on top, and the suggested ones. Two cards have one line. */
export function linesOf({ paths, open, links, hints, cards }: Laid): Line[] {
  const both = new Map(links.map((link) => [pairKey(link.from, link.to), link.both]));
  const lines = new Map<string, Line>();
  const add = (from: End, to: End, look: Line['look']): void => {
    const key = pairKey(from.card, to.card);
    lines.delete(key);
    lines.set(key, { from, to, look, both: both.get(key) ?? null });
  };
  for (const path of paths) if (path.id !== open?.id) for (const [a, b] of pairsIn(path)) add(a, b, 'other');
  for (const { link } of hints) {
    // what follows stands to the right
    const [from, to] = [endOf(cards.get(link.to)), endOf(cards.get(link.from))];
    if (from && to && !lines.has(pairKey(link.from, link.to))) add(from, to, 'hint');
  }
  if (open) for (const [a, b] of pairsIn(open)) add(a, b, 'open');
  return [...lines.values()];
}

/**
 * What stands in the way of strategies: what was written so as a whole line, and for those that are looked at, what the same people back as a suggestion.
 */
export function barrierLines(
  links: readonly Link[],
  cards: ReadonlyMap<string, Card>,
  looked: ReadonlySet<string>,
): Line[] {
  return links
    .filter((link) => cards.get(link.from)?.kind === 'difficulty')
    .filter((link) => link.explicit > 0 || (isStrong(link) && looked.has(link.to)))
    .map(({ from, to, explicit, both }) => ({
      ...{ from: { column: 'barriers', card: from }, to: { column: 'objectives', card: to } },
      ...{ look: explicit > 0 ? 'other' : 'hint', both },
    }));
}

function endOf(card: Card | undefined): End | null {
  const column = card && columnFor(card);
  return column ? { column, card: card.id } : null;
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
