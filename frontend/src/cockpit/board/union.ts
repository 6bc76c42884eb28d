import type { Card, Merge } from '../../shared/wire';

/** What a union of similar cards would be, said before it is made. */
export interface Union {
  readonly into: Card;
  readonly from: readonly Card[];
  /** People who like any of them: each counts once. */
  readonly together: number;
  /** People who like both, where there are two cards; null where there are more. */
  readonly both: number | null;
}

/** The suggested union that a card belongs to; null where there is none, or a part of it is not there any more. */
export function unionOf(
  card: string,
  merges: readonly Merge[],
  cards: ReadonlyMap<string, Card>,
): Union | null {
  const merge = merges.find((one) => one.cards.includes(card));
  const all = (merge?.cards ?? []).flatMap((id) => cards.get(id) ?? []);
  const stand = all.filter((one) => one.state === 'shown' || one.state === 'held');
  const [into, ...from] = stand;
  if (!merge || !into || stand.length < merge.cards.length) return null;
  const both = stand.length === 2 ? Math.max(0, people(stand[0]!) + people(stand[1]!) - merge.voters) : null;
  return { into, from, together: merge.voters, both };
}

/** People who like a card, whatever for. */
export function people(card: Card): number {
  return Object.values(card.groups ?? {}).reduce((sum, n) => sum + n, 0);
}
