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

/**
 * Themes, the one with most likes first, and null, the last, for cards that have none: shares are of all. A card with two themes counts in both. There are none where no
 * card has a theme.
 */
export function themeShares(cards: Iterable<Card>): Share<string | null>[] {
  const order = (a: Count<string | null>, b: Count<string | null>): number => {
    if (a.name === null || b.name === null) return a.name === null ? 1 : -1;
    return b.likes - a.likes || b.cards - a.cards || a.name.localeCompare(b.name);
  };
  const all = shared(cards, (card) => (card.themes.length > 0 ? card.themes : [null]), order);
  return all.some(({ name }) => name !== null) ? all : [];
}

/** What shares are counted on: cards, those of them that have a theme or say where they come from, and likes. */
export interface Base {
  readonly cards: number;
  readonly said: number;
  readonly likes: number;
  readonly ofSaid: number;
}

/** What themes are counted on. */
export function themeBase(cards: Iterable<Card>): Base {
  return baseOf(cards, (card) => card.themes.length > 0);
}

/** What the origins of difficulties are counted on. */
export function originBase(cards: Iterable<Card>): Base {
  const difficulties = [...cards].filter((card) => card.kind === 'difficulty');
  return baseOf(difficulties, (card) => card.origin !== undefined);
}

function baseOf(cards: Iterable<Card>, says: (card: Card) => boolean): Base {
  const all = [...cards].filter(({ state }) => state === 'shown' || state === 'held');
  const said = all.filter(says);
  const likes = (of: readonly Card[]): number => of.reduce((sum, card) => sum + (likesOf(card) ?? 0), 0);
  return { cards: all.length, said: said.length, likes: likes(all), ofSaid: likes(said) };
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
