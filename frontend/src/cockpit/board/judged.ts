import { byAge } from '../../shared/model';
import type { Card, Kind, Ranking, Suggestions } from '../../shared/wire';

/** How the list can be sorted: by likes, by breadth, or with the set that leaves fewest people out first. */
export type Order = 'likes' | 'breadth' | 'set';
export const orders: readonly Order[] = ['likes', 'breadth', 'set'];

export type Verdict = 'take' | 'leave';

/** A card with all that the board says about it. */
export interface Judged {
  readonly card: Card;
  readonly total: number;
  readonly breadth: number;
  /** In the best quarter of its kind. Never of a card that nobody likes, whatever the rule says where likes are few. */
  readonly mostVoted: boolean;
  readonly mostRepresentative: boolean;
  /** From 1, in the set that leaves fewest people out; null outside it. */
  readonly setRank: number | null;
}

interface Sources {
  readonly cards: ReadonlyMap<string, Card>;
  readonly ranking: Ranking | null;
  readonly suggestions: Suggestions | null;
}

/** The cards of a kind that stand to be judged, the earliest first. */
export function judgedOf(kind: Kind, { cards, ranking, suggestions }: Sources): Judged[] {
  const ranked = new Map(ranking?.cards.map((one) => [one.card, one]));
  const picks = new Map(suggestions?.shortlist[kind]?.map((pick) => [pick.card, pick]));
  return [...cards.values()]
    .filter((card) => card.kind === kind && !card.first_step)
    .filter((card) => card.state === 'shown' || card.state === 'held')
    .sort(byAge)
    .map((card) => {
      const { total = 0, breadth = 0 } = ranked.get(card.id) ?? {};
      const pick = total > 0 ? picks.get(card.id) : undefined;
      return {
        ...{ card, total, breadth, setRank: pick?.set_rank ?? null },
        mostVoted: pick?.most_voted ?? false,
        mostRepresentative: pick?.most_representative ?? false,
      };
    });
}

/** In the order that is asked for; what is equal stays as it was written. */
export function inOrder(all: readonly Judged[], order: Order): Judged[] {
  const likes = (a: Judged, b: Judged): number => b.total - a.total || b.breadth - a.breadth;
  const breadth = (a: Judged, b: Judged): number => b.breadth - a.breadth || b.total - a.total;
  const set = (a: Judged, b: Judged): number => place(a) - place(b) || likes(a, b);
  return [...all].sort({ likes, breadth, set }[order]);
}

function place({ setRank }: Judged): number {
  return setRank ?? Number.MAX_SAFE_INTEGER;
}

/** The cards of the set that leaves fewest people out, in its order. */
export function setOf(all: readonly Judged[]): Judged[] {
  return inOrder(
    all.filter(({ setRank }) => setRank !== null),
    'set',
  );
}

/** From how many likes, and from what breadth on, a card is in the best quarter; null where none is. */
export function quartersOf(all: readonly Judged[]): { likes: number | null; breadth: number | null } {
  const least = (values: readonly number[]): number | null =>
    values.length > 0 ? Math.min(...values) : null;
  return {
    likes: least(all.filter((one) => one.mostVoted).map((one) => one.total)),
    breadth: least(all.filter((one) => one.mostRepresentative).map((one) => one.breadth)),
  };
}
