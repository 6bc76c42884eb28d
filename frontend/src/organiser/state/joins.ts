import type { Joins, Kind, SeriesCard, Session, Union } from '../../shared/wire';

/** Two cards of different rooms that may say the same. */
export interface Pair {
  readonly key: string;
  readonly cards: readonly [SeriesCard, SeriesCard];
}

/** What the rooms are called, by session: the city, or the title where no city was said or two are in one. */
export function roomsOf(sessions: readonly Session[]): ReadonlyMap<string, string> {
  const cities = sessions.map((session) => session.city);
  return new Map(
    sessions.map((session) => {
      const alone = cities.filter((city) => city === session.city).length === 1;
      return [session.id, (alone && session.city) || session.title] as const;
    }),
  );
}

export function cardsOf(joins: Joins): ReadonlyMap<string, SeriesCard> {
  return new Map(joins.cards.map((card) => [card.id, card]));
}

/** The suggested pairs of a kind ('' is every kind) without those that the organiser set apart. */
export function pairsOf(joins: Joins, kind: Kind | '', apart: readonly string[]): Pair[] {
  const cards = cardsOf(joins);
  return joins.suggestions.flatMap(({ cards: [one, other] }) => {
    const [a, b] = [cards.get(one ?? ''), cards.get(other ?? '')];
    if (!a || !b || (kind && a.kind !== kind)) return [];
    const pair: Pair = { key: [a.id, b.id].sort().join('/'), cards: [a, b] };
    return apart.includes(pair.key) ? [] : [pair];
  });
}

/** Cards that can be joined: at least two, of one kind and of more than one room. */
export function joinable(chosen: readonly SeriesCard[]): boolean {
  const several = (values: readonly string[]): boolean => new Set(values).size > 1;
  return several(chosen.map((card) => card.session)) && !several(chosen.map((card) => card.kind));
}

/** What makes `before` of `after` again: which cards to part, and then which to join, the one that stands first. */
export function wayBack(
  before: readonly Union[],
  after: readonly Union[],
): { part: string[]; join: string[][] } {
  const same = (one: Union) => (other: Union) => one.cards.join() === other.cards.join();
  return {
    part: after.filter((union) => !before.some(same(union))).flatMap((union) => union.cards),
    join: before.filter((union) => !after.some(same(union))).map((union) => union.cards),
  };
}
