import { cardsOf, likesOf, type Model, standing } from '../shared/model';
import type { Card } from '../shared/wire';
import { type Area, gap, lineHeight, linesOf } from './pages';

/** A card with its likes. */
export interface Liked {
  card: Card;
  likes: number;
}

/** Strategies with what stands in their way, both with the most likes first. */
export interface Beside {
  readonly strategies: readonly Liked[];
  readonly barriers: readonly Liked[];
}

const mostStrategies = 6;
const mostBarriers = 3;
/** Where no barrier names a strategy, so many of each stand beside each other. */
const mostTogether = 4;

/**
 * The strategies that people like, each with the difficulties that were written for it; where none was written for any, the first of both. None in a meeting that
 * has needs, where difficulties belong to paths.
 */
export function besideOf(model: Model): Beside[] {
  if (cardsOf(model, ['need']).length > 0) return [];
  const strategies = liked(cardsOf(model, ['idea']).filter((card) => !card.first_step));
  const barriers = liked(cardsOf(model, ['difficulty']), 0);
  if (strategies.length === 0 || barriers.length === 0) return [];
  const named = strategies.slice(0, mostStrategies).flatMap((one) => {
    const own = barriers.filter(({ card }) =>
      card.answers.some((id) => standing(model, id)?.id === one.card.id),
    );
    return own.length > 0 ? [{ strategies: [one], barriers: own.slice(0, mostBarriers) }] : [];
  });
  if (named.length > 0) return named;
  return [{ strategies: strategies.slice(0, mostTogether), barriers: barriers.slice(0, mostTogether) }];
}

function liked(cards: readonly Card[], least = 1): Liked[] {
  return cards
    .filter((card) => card.state === 'shown')
    .map((card) => ({ card, likes: likesOf(card) ?? 0 }))
    .filter(({ likes }) => likes >= least)
    .sort((a, b) => b.likes - a.likes); // a stable sort: the earlier card first
}

const longestName = 70;

/** What a strategy is called: its first sentence, where that is short and another one follows. */
export function headline(text: string): string {
  const first = /^(.+?[.!?])\s/.exec(text)?.[1];
  return first && first.length <= longestName ? first : text;
}

/** The text of a card on the wall: of a strategy only what it is called. */
export function nameOnWall({ kind, text }: Card): string {
  return kind === 'idea' ? headline(text) : text;
}

/** How rows are set, in em of the running text: the same as their styles. */
export const besideSet = { between: 2, strategies: 0.45, mark: 3.2, item: 0.5, row: 0.8 };

/** A list in two; a single thing stands in both. */
function halves<T>(list: readonly T[]): [readonly T[], readonly T[]] {
  const middle = Math.ceil(list.length / 2);
  return list.length > 1 ? [list.slice(0, middle), list.slice(middle)] : [list, list];
}

/** The rows of each page. A row is parted only where it is higher than a page: then what is in it goes on on the next. */
export function besidePages(rows: readonly Beside[], area: Area, origin: (card: Card) => string): Beside[][] {
  const inner = area.width - besideSet.between;
  const height = (texts: readonly string[], width: number): number =>
    texts.reduce(
      (sum, text) => sum + linesOf(text, width - besideSet.mark, area.measure) * lineHeight + besideSet.item,
      0,
    );
  const tall = ({ strategies, barriers }: Beside): number => {
    const left = strategies.map(({ card }) => headline(card.text));
    const right = barriers.map(({ card }) => `${card.text} ${origin(card)}`);
    const sides = [
      height(left, inner * besideSet.strategies),
      height(right, inner * (1 - besideSet.strategies)),
    ];
    return Math.max(...sides) + besideSet.row;
  };
  const parted = (row: Beside): Beside[] => {
    if (row.barriers.length < 2 || tall(row) <= area.height + gap) return [row];
    const [one, other] = [halves(row.strategies), halves(row.barriers)];
    return [0, 1].flatMap((i) => parted({ strategies: one[i]!, barriers: other[i]! }));
  };
  const pages: Beside[][] = [];
  let used = Infinity;
  for (const row of rows.flatMap(parted)) {
    const high = tall(row);
    if (used + high > area.height + gap) {
      pages.push([]);
      used = 0;
    }
    pages[pages.length - 1]!.push(row);
    used += high;
  }
  return pages;
}
