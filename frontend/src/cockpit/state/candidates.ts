import { byAge } from '../../shared/model';
import type { Card, Ranking } from '../../shared/wire';
import type { PathColumn } from './paths';

interface How {
  readonly ranking: Ranking | null;
  /** Cards that are shown whatever else is asked for: those of the open path. */
  readonly keep: readonly string[];
  /** Show these and no others; null is all. */
  readonly only: ReadonlySet<string> | null;
}

/** The cards to pick from for one column of the path builder, in the order of the ranking. */
export function candidatesFor(
  cards: Iterable<Card>,
  column: Pick<PathColumn, 'takes' | 'ideas'>,
  { ranking, keep, only }: How,
): Card[] {
  const ranks = new Map(ranking?.cards.map(({ card, rank }) => [card, rank]));
  const rank = (card: Card): number => ranks.get(card.id) ?? Infinity;
  return [...cards]
    .filter((card) => column.takes.includes(card.kind) && card.state !== 'merged')
    .filter((card) => keep.includes(card.id) || card.kind !== 'idea' || fits(card, column.ideas))
    .filter((card) => keep.includes(card.id) || (card.state !== 'hidden' && (!only || only.has(card.id))))
    .sort((a, b) => (rank(a) === rank(b) ? byAge(a, b) : rank(a) - rank(b)));
}

function fits({ first_step }: Card, ideas: PathColumn['ideas']): boolean {
  return !ideas || (ideas === 'firstSteps') === Boolean(first_step);
}
