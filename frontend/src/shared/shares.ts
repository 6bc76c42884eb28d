import { likesOf } from './model';
import type { Card, Origin } from './wire';

/** A part of the cards and of their likes. Shares are from 0 to 1, of the sum over all parts. */
export interface Share<Name> {
  readonly name: Name;
  readonly cards: number;
  readonly likes: number;
  readonly ofCards: number;
  readonly ofLikes: number;
}

/** Themes, the one with most likes first. A card with two themes counts in both. */
export function themeShares(cards: Iterable<Card>): Share<string>[] {
  const shares = shared(cards, (card) => card.themes);
  return shares.sort((a, b) => b.likes - a.likes || b.cards - a.cards || a.name.localeCompare(b.name));
}

/** Where difficulties come from; null is not said. What no card says is left out. */
export function originShares(cards: Iterable<Card>): Share<Origin | null>[] {
  const shares = shared(
    [...cards].filter((card) => card.kind === 'difficulty'),
    (card) => [card.origin ?? null],
  );
  const order: readonly (Origin | null)[] = ['internal', 'external', null];
  return shares.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function shared<Name>(cards: Iterable<Card>, namesOf: (card: Card) => readonly Name[]): Share<Name>[] {
  const counts = new Map<Name, { cards: number; likes: number }>();
  for (const card of cards) {
    if (card.state !== 'shown' && card.state !== 'held') continue;
    for (const name of namesOf(card)) {
      const count = counts.get(name) ?? { cards: 0, likes: 0 };
      counts.set(name, { cards: count.cards + 1, likes: count.likes + (likesOf(card) ?? 0) });
    }
  }
  const all = [...counts.values()];
  const allCards = all.reduce((sum, one) => sum + one.cards, 0);
  const allLikes = all.reduce((sum, one) => sum + one.likes, 0);
  return [...counts].map(([name, { cards, likes }]) => ({
    ...{ name, cards, likes, ofCards: cards / allCards, ofLikes: allLikes > 0 ? likes / allLikes : 0 },
  }));
}
