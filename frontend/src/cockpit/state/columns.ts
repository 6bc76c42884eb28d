import { byAge, currentStep, type Model } from '../../shared/model';
import type { Card, Group, Kind, LiveSession, Ranking } from '../../shared/wire';

export const kindsInOrder: readonly Kind[] = ['need', 'objective', 'tool', 'kpi', 'difficulty', 'idea'];

/** `arrival`: what comes stands below what is there, so that nothing moves that somebody reads. */
export type Sort = 'arrival' | 'likes' | 'breadth';
export const sorts: readonly Sort[] = ['arrival', 'likes', 'breadth'];

/** Which cards are looked at. Null is all of them. */
export interface Filter {
  /** `step`: the kinds that the open step is about. */
  readonly kind: Kind | 'step' | null;
  readonly table: string | null;
  readonly theme: string | null;
  readonly text: string;
  /** Cards about which somebody raised a concern. */
  readonly flagged: boolean;
  /** Cards that were hidden, and no others. */
  readonly hidden: boolean;
}

export const everything: Filter = {
  kind: 'step',
  table: null,
  theme: null,
  text: '',
  flagged: false,
  hidden: false,
};

/** One column of cards: a kind; where only one kind is looked at, that kind at one table. */
export interface Column {
  readonly key: string;
  readonly kind: Kind;
  readonly table: Group | null;
  readonly ids: readonly string[];
}

/** One kind is laid out by table up to this many tables; beyond, the columns would be too narrow to read. */
const mostTables = 4;

/** The kinds that this meeting has: collected by a step, or there as cards. */
export function kindsOf({ session, cards }: Pick<Model, 'session' | 'cards'>): Kind[] {
  const used = new Set<Kind>(session?.agenda.flatMap((step) => step.collects));
  for (const card of cards.values()) used.add(card.kind);
  return kindsInOrder.filter((kind) => used.has(kind));
}

/** The kinds that the open step is about; all of the meeting's where it is about none. */
export function kindsOfStep(model: Pick<Model, 'session' | 'cards'>): Kind[] {
  const all = kindsOf(model);
  const step = currentStep(model.session);
  const about = new Set([...(step?.collects ?? []), ...(step?.likes ?? [])]);
  const chosen = all.filter((kind) => about.has(kind));
  return chosen.length > 0 ? chosen : all;
}

/** The themes of all cards, the most used first. */
export function themesOf(cards: Iterable<Card>): string[] {
  const uses = new Map<string, number>();
  for (const card of cards) for (const theme of card.themes) uses.set(theme, (uses.get(theme) ?? 0) + 1);
  return [...uses].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([theme]) => theme);
}

/** The columns to show, each in the order that is asked for. */
export function columnsOf(model: Model, filter: Filter, sort: Sort, ranking: Ranking | null): Column[] {
  const { session } = model;
  if (!session) return [];
  const kinds = filter.kind === 'step' ? kindsOfStep(model) : filter.kind ? [filter.kind] : kindsOf(model);
  const wants = wanted(filter);
  const cards = [...model.cards.values()].filter(wants).sort(order(sort, ranking));
  const ids = (kind: Kind, table: Group | null): string[] =>
    cards
      .filter((card) => card.kind === kind && (table === null || belongs(card, table, session)))
      .map((card) => card.id);
  // those that the agenda brought with it are no table's
  const first = cards.filter((card) => card.kind === kinds[0]);
  const nobodys = first.length > 0 && first.every((card) => card.group === '');
  const tables = kinds.length === 1 && !filter.table && !nobodys ? tablesApart(session) : [];
  if (tables.length === 0)
    return kinds.map((kind) => ({ key: kind, kind, table: null, ids: ids(kind, null) }));
  return tables.map((table) => {
    const kind = kinds[0]!;
    return { key: `${kind}/${table.id}`, kind, table, ids: ids(kind, table) };
  });
}

function tablesApart(session: LiveSession): readonly Group[] {
  return session.groups.length > 1 && session.groups.length <= mostTables ? session.groups : [];
}

/** A card that comes from no table stands with the first. */
function belongs(card: Card, table: Group, session: LiveSession): boolean {
  return card.group === table.id || (card.group === '' && session.groups[0]?.id === table.id);
}

/** Without accents and capitals, so that "citta" finds "Città". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function wanted(filter: Filter): (card: Card) => boolean {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  return (card) => {
    if (card.state === 'merged') return false;
    if (filter.flagged ? !card.flag : (card.state === 'hidden') !== filter.hidden) return false;
    if (filter.table && card.group !== filter.table) return false;
    if (filter.theme && !card.themes.includes(filter.theme)) return false;
    const text = words.length > 0 ? folded([card.text, card.author ?? '', ...card.themes].join(' ')) : '';
    return words.every((word) => text.includes(word));
  };
}

function order(sort: Sort, ranking: Ranking | null): (a: Card, b: Card) => number {
  if (sort === 'arrival' || !ranking) return byAge;
  const ranks = new Map(ranking.cards.map(({ card, rank }) => [card, rank]));
  const rank = (card: Card): number => ranks.get(card.id) ?? Infinity;
  return (a, b) => (rank(a) === rank(b) ? byAge(a, b) : rank(a) - rank(b));
}
