import { t } from './i18n.svelte';
import { k } from './more';
import type { Card, Kind, Path, Synthesis } from './wire';

/** What a column of a path is for. */
export type Place = 'need' | 'objective' | 'tool' | 'kpi';

/** A column of a path with the cards that stand in it. */
export interface Station {
  readonly place: Place;
  /** Of its cards: ideas may stand where objectives and tools do. */
  readonly kind: Kind;
  readonly cards: readonly Card[];
  /** What stands in it where it has no card: that there never was one, or that nobody sees it any more. */
  readonly gap: string;
}

/** The columns of a path from left to right: all four, or in a meeting that begins with strategies those for which it has cards. */
export function stationsOf(path: Path, cards: ReadonlyMap<string, Card>): Station[] {
  const columns: [Place, readonly string[]][] = [
    ['need', path.needs],
    ['objective', path.objectives],
    ['tool', path.tools],
    ['kpi', path.kpis],
  ];
  const kinds = new Set([...cards.values()].map((card) => (card.first_step ? 'tool' : card.kind)));
  return columns
    .filter(
      ([place, ids]) => kinds.has('need') || place === 'objective' || kinds.has(place) || ids.length > 0,
    )
    .map(([place, ids]) => {
      const found = ids.flatMap((id) => stands(id, cards) ?? []);
      const ideas = found.length > 0 && found.every((card) => card.kind === 'idea');
      const gap = ids.length > 0 ? k().takenOut : k().gap[place];
      return { place, kind: ideas ? 'idea' : place, cards: found, gap };
    });
}

/** What a column is called by the cards in it. */
export function nameOf({ kind, cards }: Station): string {
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
  between(from: Station, to: Station): number {
    return Math.max(0, ...from.cards.flatMap((a) => to.cards.map((b) => this.of(a.id, b.id))));
  }
}
