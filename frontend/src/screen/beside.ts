import { cardsOf, likesOf, type Model, standing } from '../shared/model';
import { placed, wholeTies } from '../shared/ties';
import type { Card } from '../shared/wire';
import { type Area, gap, lineHeight, linesOf } from './pages';

/** A card with its likes. */
export interface Liked {
  card: Card;
  likes: number;
  /** Among the cards of its kind; equal likes have equal places. */
  place: number;
  tied: boolean;
}

/** Strategies with what stands in their way, both with the most likes first. */
export interface Beside {
  readonly strategies: readonly Liked[];
  readonly barriers: readonly Liked[];
  /** How many more of each have as many likes as those that stand for them. */
  readonly left: { readonly strategies: number; readonly barriers: number };
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
  const first = most(strategies, mostStrategies);
  const named = first.kept.flatMap((one) => {
    const own = barriers.filter(({ card }) =>
      card.answers.some((id) => standing(model, id)?.id === one.card.id),
    );
    const { kept, left } = most(own, mostBarriers);
    return own.length > 0
      ? [{ strategies: [one], barriers: kept, left: { strategies: 0, barriers: left } }]
      : [];
  });
  const last = named.pop();
  if (last) return [...named, { ...last, left: { ...last.left, strategies: first.left } }];
  const [left, right] = [most(strategies, mostTogether), most(barriers, mostTogether)];
  return [
    {
      ...{ strategies: left.kept, barriers: right.kept },
      left: { strategies: left.left, barriers: right.left },
    },
  ];
}

function most(liked: readonly Liked[], most: number): ReturnType<typeof wholeTies<Liked>> {
  return wholeTies(liked, most, ({ likes }) => likes);
}

/** Cards with the most likes first, of equal ones the earlier, each with its place. */
export function ranked(cards: readonly Card[]): Liked[] {
  const liked = cards.map((card) => ({ card, likes: likesOf(card) ?? 0 })).sort((a, b) => b.likes - a.likes); // a stable sort: the earlier card first
  return placed(liked, ({ likes }) => likes).map(({ one, place, tied }) => ({ ...one, place, tied }));
}

function liked(cards: readonly Card[], least = 1): Liked[] {
  return ranked(cards.filter((card) => card.state === 'shown')).filter(({ likes }) => likes >= least);
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
  const more = (left: number): number => (left > 0 ? lineHeight + besideSet.item : 0);
  const tall = ({ strategies, barriers, left }: Beside): number => {
    const names = strategies.map(({ card }) => headline(card.text));
    const texts = barriers.map(({ card }) => `${card.text} ${origin(card)}`);
    const sides = [
      height(names, inner * besideSet.strategies) + more(left.strategies),
      height(texts, inner * (1 - besideSet.strategies)) + more(left.barriers),
    ];
    return Math.max(...sides) + besideSet.row;
  };
  const parted = (row: Beside): Beside[] => {
    if (row.barriers.length < 2 || tall(row) <= area.height + gap) return [row];
    const [one, other] = [halves(row.strategies), halves(row.barriers)];
    const none = { strategies: 0, barriers: 0 };
    return [none, row.left].flatMap((left, i) => parted({ strategies: one[i]!, barriers: other[i]!, left }));
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
