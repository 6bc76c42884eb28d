import type { Card, Link, Path } from '../../shared/wire';
import { holds } from '../state/paths';
import { pairsIn } from './joining';

/** A link that nobody wrote is shown from this strength on; the drafts of the server have the same measure. */
const leastStrength = 0.15;

const mostHints = 5;

/** A link as it stands to the card at hand. */
export interface Hint {
  readonly link: Link;
  /** The other card. */
  readonly other: Card;
}

/** What could be joined to a card, the strongest first: links that carry something, to cards that stand and share no path with it yet. */
export function hintsFor(
  card: string,
  links: readonly Link[],
  cards: ReadonlyMap<string, Card>,
  paths: readonly Path[],
): Hint[] {
  const together = paths.filter((path) => holds(path, card));
  return strong(links)
    .filter(({ from, to }) => from === card || to === card)
    .flatMap((link) => {
      const other = cards.get(link.from === card ? link.to : link.from);
      const stands = other?.state === 'shown' || other?.state === 'held';
      return other && stands && !together.some((path) => holds(path, other.id)) ? [{ link, other }] : [];
    })
    .slice(0, mostHints);
}

/** What could be taken into a path as it is, the strongest first; each card once. */
export function hintsForPath(
  path: Path,
  links: readonly Link[],
  cards: ReadonlyMap<string, Card>,
  paths: readonly Path[],
): Hint[] {
  const found = new Map<string, Hint>();
  for (const link of strong(links)) {
    if (holds(path, link.from) === holds(path, link.to)) continue;
    const other = cards.get(holds(path, link.from) ? link.to : link.from);
    const free = other && !paths.some((one) => holds(one, other.id)) && other.state === 'shown';
    if (free && !found.has(other.id)) found.set(other.id, { link, other });
  }
  return [...found.values()].slice(0, mostHints);
}

/** Whether a link carries something: somebody wrote it, or enough people back both cards. */
export function isStrong({ explicit, strength }: Link): boolean {
  return explicit > 0 || strength >= leastStrength;
}

function strong(links: readonly Link[]): Link[] {
  return links.filter(isStrong).sort((a, b) => b.strength - a.strength);
}

/** What speaks for the lines that a card has already in a path, the strongest first. */
export function tiesOf(
  card: string,
  path: Path | null,
  links: readonly Link[],
  cards: ReadonlyMap<string, Card>,
): Hint[] {
  const joined = new Set(
    (path ? pairsIn(path) : []).flatMap(([a, b]) =>
      a.card === card ? [b.card] : b.card === card ? [a.card] : [],
    ),
  );
  return links
    .filter(({ from, to }) => (from === card && joined.has(to)) || (to === card && joined.has(from)))
    .sort((a, b) => b.strength - a.strength)
    .flatMap((link) => {
      const other = cards.get(link.from === card ? link.to : link.from);
      return other ? [{ link, other }] : [];
    });
}
