import { t } from './i18n.svelte';
import { k } from './more';
import { type ColumnKey, pathColumns } from './path';
import type { Card, Kind, Path, Synthesis } from './wire';

/** A column of a path with the cards that stand in it. */
export interface Column {
  readonly key: ColumnKey;
  /** Of its cards: ideas may stand where objectives and tools do. */
  readonly kind: Kind;
  readonly cards: readonly Card[];
  /** What stands in it where it has no card: that there never was one, or that nobody sees it any more. */
  readonly gap: string;
}

/** The columns of a path from left to right: all four, or in a meeting that begins with strategies those for which it has cards. */
export function columnsOf(path: Path, cards: ReadonlyMap<string, Card>): Column[] {
  const kinds = new Set([...cards.values()].map((card) => (card.first_step ? 'tool' : card.kind)));
  return pathColumns
    .filter(
      ({ key, kind }) => kinds.has('need') || kind === 'objective' || kinds.has(kind) || path[key].length > 0,
    )
    .map(({ key, kind }) => {
      const ids = path[key];
      const found = ids.flatMap((id) => stands(id, cards) ?? []);
      const ideas = found.length > 0 && found.every((card) => card.kind === 'idea');
      const gap = ids.length > 0 ? k().takenOut : k().gap[kind];
      return { key, kind: ideas ? 'idea' : kind, cards: found, gap };
    });
}

/** What a column is called by the cards in it. */
export function nameOf({ kind, cards }: Column): string {
  const form = cards.length > 1 ? 'other' : 'one';
  if (kind !== 'idea') return t().kinds[kind][form];
  return cards.every((card) => card.first_step) ? t().firstStep[form] : t().strategy[form];
}

function stands(id: string, cards: ReadonlyMap<string, Card>): Card | undefined {
  const card = cards.get(id);
  return card?.state === 'merged' && card.into ? stands(card.into, cards) : card;
}

/** How many people like both ends of the lines of a published synthesis. */
export class Ties {
  /** The most on any line; 0 where nobody shares any, or it is not told. */
  readonly most: number;
  private readonly people: ReadonlyMap<string, number>;

  constructor(ties: Synthesis['ties'] = []) {
    this.people = new Map(ties.map(({ from, to, people }) => [`${from} ${to}`, people]));
    this.most = Math.max(0, ...this.people.values());
  }

  of(from: string, to: string): number {
    return this.people.get(`${from} ${to}`) ?? 0;
  }

  /** The most on any line between two columns. */
  between(from: Column, to: Column): number {
    return Math.max(0, ...from.cards.flatMap((a) => to.cards.map((b) => this.of(a.id, b.id))));
  }
}
