import type { Card, Ranked, Ranking } from '../../shared/wire';

/** A card's place in a ranking with what is needed to show it. */
export interface Place {
  readonly ranked: Ranked;
  readonly card: Card;
  /** Whether another one has the same place. */
  readonly tied: boolean;
  /** For each table: how many of its voters like the card. */
  readonly tables: readonly { id: string; likes: number; voters: number }[];
}

/** A ranking with its cards; one whose card is not there (gone since) is left out. */
export function placesOf(ranking: Ranking, cards: ReadonlyMap<string, Card>): Place[] {
  const voters = Object.entries(ranking.electorate.groups);
  return ranking.cards.flatMap((ranked) => {
    const card = cards.get(ranked.card);
    if (!card) return [];
    const tables = voters.map(([id, n]) => ({ id, likes: ranked.groups[id] ?? 0, voters: n }));
    const tied = ranking.cards.some(({ card, place }) => place === ranked.place && card !== ranked.card);
    return [{ ranked, card, tables, tied }];
  });
}
