import { likesOf } from './model';
import type { Card, Origin } from './wire';

/** A part of the cards and of their likes. Shares are of the sum over all parts, from 0 to 1 in whole hundredths that add up to 1, or all 0. */
export interface Share<Name> {
  readonly name: Name;
  readonly cards: number;
  readonly likes: number;
  readonly ofCards: number;
  readonly ofLikes: number;
}

/**
 * The shares that parts have of their sum in whole percents that add up to 100, or all 0: each is rounded down, and those that lose most by it get one more, of
 * equals the first. It is the method of the largest remainder, Hamilton’s (Balinski and Young 1982, “Fair Representation”, chapter 3).
 */
export function wholePercents(parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return parts.map(() => 0);
  const lost = parts.map((part) => (100 * part) % sum);
  const percents = parts.map((part, i) => (100 * part - lost[i]!) / sum);
  const left = 100 - percents.reduce((all, percent) => all + percent, 0);
  const first = [...parts.keys()].sort((i, j) => lost[j]! - lost[i]!).slice(0, left);
  return percents.map((percent, i) => (first.includes(i) ? percent + 1 : percent));
}

/** Themes, the one with most likes first. A card with two themes counts in both. */
export function themeShares(cards: Iterable<Card>): Share<string>[] {
  const order = (a: Count<string>, b: Count<string>): number =>
    b.likes - a.likes || b.cards - a.cards || a.name.localeCompare(b.name);
  return shared(cards, (card) => card.themes, order);
}

const origins: readonly (Origin | null)[] = ['internal', 'external', null];

/** Where difficulties come from; null is not said. What no card says is left out. */
export function originShares(cards: Iterable<Card>): Share<Origin | null>[] {
  const difficulties = [...cards].filter((card) => card.kind === 'difficulty');
  const order = (a: Count<Origin | null>, b: Count<Origin | null>): number =>
    origins.indexOf(a.name) - origins.indexOf(b.name);
  return shared(difficulties, (card) => [card.origin ?? null], order);
}

type Count<Name> = Pick<Share<Name>, 'name' | 'cards' | 'likes'>;

function shared<Name>(
  cards: Iterable<Card>,
  namesOf: (card: Card) => readonly Name[],
  order: (a: Count<Name>, b: Count<Name>) => number,
): Share<Name>[] {
  const counts = new Map<Name, Count<Name>>();
  for (const card of cards) {
    if (card.state !== 'shown' && card.state !== 'held') continue;
    for (const name of namesOf(card)) {
      const { cards, likes } = counts.get(name) ?? { cards: 0, likes: 0 };
      counts.set(name, { name, cards: cards + 1, likes: likes + (likesOf(card) ?? 0) });
    }
  }
  const all = [...counts.values()].sort(order);
  const ofCards = wholePercents(all.map(({ cards }) => cards));
  const ofLikes = wholePercents(all.map(({ likes }) => likes));
  return all.map((one, i) => ({ ...one, ofCards: ofCards[i]! / 100, ofLikes: ofLikes[i]! / 100 }));
}
