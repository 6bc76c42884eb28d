import { byAge } from '../../shared/model';
import type { Card, Firm, Kind, Ranking, Suggestions } from '../../shared/wire';

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
  /** Outside the set by nothing but that it was written later. */
  readonly setTied: boolean;
  /** Which marks would stand whichever one voter were left out; null where that is not known. */
  readonly firm: Firm | null;
}

/** What is known of how firm the marks of a card are, each beside what is said where it holds. */
export function firmnessOf({ firm, mostVoted, mostRepresentative, setRank }: Judged): {
  first: boolean | undefined;
  voted: boolean | undefined;
  representative: boolean | undefined;
  set: boolean | undefined;
} {
  return {
    first: firm?.first || undefined,
    voted: mostVoted ? firm?.most_voted : undefined,
    representative: mostRepresentative ? firm?.most_representative : undefined,
    set: setRank === null ? undefined : firm?.set,
  };
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
        setTied: pick?.set_tied ?? false,
        firm: pick?.firm ?? null,
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

/** Where a card stands among those of its kind, and how many others stand there with it. */
export interface Place {
  readonly place: number;
  readonly equal: number;
}

/**
 * The places of the cards of a kind, by id: by likes, or as the ranking by breadth has them, which tells exactly who is equal, or in the set, where nobody is. A card
 * that nobody likes has none.
 */
export function placesOf(
  all: readonly Judged[],
  order: Order,
  byBreadth: Ranking | null,
): ReadonlyMap<string, Place> {
  const broad = new Map(byBreadth?.cards.map(({ card, place }) => [card, place]));
  const figureOf: Record<Order, (one: Judged) => number | null> = {
    likes: ({ total }) => -total,
    breadth: ({ card }) => broad.get(card.id) ?? null,
    set: ({ setRank }) => setRank,
  };
  const figures = all.flatMap((one) => {
    const figure = figureOf[order](one);
    return one.total > 0 && figure !== null ? [{ id: one.card.id, figure }] : [];
  });
  return new Map(
    figures.map(({ id, figure }) => [
      id,
      {
        place: figures.filter((other) => other.figure < figure).length + 1,
        equal: figures.filter((other) => other.figure === figure).length - 1,
      },
    ]),
  );
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
