import type { Model } from '../../shared/model';
import type { Entry } from '../../shared/net/outbox';
import { cardsAlong, type ColumnKey, noCards, pathColumns } from '../../shared/path';
import type { Card, Kind, Path } from '../../shared/wire';

/** A column of the path builder. */
export interface PathColumn {
  readonly key: ColumnKey;
  /** What the column is called after. */
  readonly kind: Kind;
  readonly takes: readonly Kind[];
  /** Of ideas, only the strategies or only the first steps. */
  readonly ideas?: 'strategies' | 'firstSteps';
}

export type PathText = Omit<Path, 'id'>;

export const emptyPath: PathText = { ...noCards, title: '', note: '' };

/** Whether the meeting begins with strategies: nobody has written a need, and no step asks for one. */
export function withoutNeeds({ session, cards }: Pick<Model, 'session' | 'cards'>): boolean {
  const asked = session?.agenda.some((step) => step.collects.includes('need')) ?? false;
  return !asked && ![...cards.values()].some((card) => card.kind === 'need');
}

/** The columns that a meeting builds paths with: one that begins with strategies has no needs, and KPIs only where there are any. */
export function columnsFor(model: Pick<Model, 'session' | 'cards'>): readonly PathColumn[] {
  if (!withoutNeeds(model)) return pathColumns;
  const there = new Set([...model.cards.values()].map((card) => card.kind));
  return pathColumns.flatMap((column): PathColumn[] => {
    if (column.key === 'objectives')
      return [{ ...column, ideas: 'strategies', kind: there.has('objective') ? 'objective' : 'idea' }];
    if (column.key === 'tools')
      return [{ ...column, ideas: 'firstSteps', kind: there.has('tool') ? 'tool' : 'idea' }];
    return there.has(column.kind) ? [column] : [];
  });
}

/** Where a card goes by itself; null where no path takes it. */
export function columnFor({ kind, first_step }: Pick<Card, 'kind' | 'first_step'>): ColumnKey | null {
  if (first_step) return 'tools';
  return pathColumns.find(({ takes }: PathColumn) => takes.includes(kind))?.key ?? null;
}

/** The path with the card put in, or taken out. */
export function picked<T extends PathText>(path: T, column: ColumnKey, card: string): T {
  const ids = path[column];
  return { ...path, [column]: ids.includes(card) ? ids.filter((id) => id !== card) : [...ids, card] };
}

/** The cards of a path, each once. */
export function cardsIn(path: PathText): ReadonlySet<string> {
  return new Set(cardsAlong(path));
}

export function holds(path: PathText, card: string): boolean {
  return pathColumns.some(({ key }) => path[key].includes(card));
}

/** The paths as this facilitator wants them: what she has just done counts at once. */
export function optimisticPaths(paths: readonly Path[], entries: readonly Entry[]): readonly Path[] {
  let latest = paths;
  for (const { command, refused } of entries) {
    if (command.do !== 'path.put' || refused) continue;
    const { id: _, do: __, path: id, ...text } = command;
    latest = latest.map((path) => (path.id === id ? { ...path, ...text } : path)); // what a path has beside its text stays
  }
  return latest;
}

/** The note of the synthesis as this facilitator has just written it. */
export function optimisticNote(note: string, entries: readonly Entry[]): string {
  let latest = note;
  for (const { command, refused } of entries) {
    if (command.do === 'synthesis.note' && !refused) latest = command.note;
  }
  return latest;
}

/** The ids of the paths with one of them a place further up (-1) or down (+1). */
export function reordered(paths: readonly Path[], id: string, by: -1 | 1): string[] {
  const ids = paths.map((path) => path.id);
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  [ids[at], ids[to]] = [ids[to]!, ids[at]!];
  return ids;
}

/**
 * What the paths leave open: shown needs in no path that has an objective, objectives in no path that has a KPI; in a meeting that begins with strategies, those
 * in no path.
 */
export interface Gaps {
  readonly needs: readonly Card[];
  readonly objectives: readonly Card[];
  readonly ideas: readonly Card[];
}

export function gapsOf(model: Pick<Model, 'session' | 'cards'>, paths: readonly Path[]): Gaps {
  const { cards } = model;
  const answered = new Set(paths.filter((path) => path.objectives.length > 0).flatMap((path) => path.needs));
  const measured = new Set(paths.filter((path) => path.kpis.length > 0).flatMap((path) => path.objectives));
  const open = (kind: Kind, met: ReadonlySet<string>): Card[] =>
    [...cards.values()].filter((card) => card.kind === kind && card.state === 'shown' && !met.has(card.id));
  const joined = new Set(paths.flatMap((path) => [...path.objectives, ...path.tools]));
  const ideas = withoutNeeds(model) ? open('idea', joined).filter((card) => !card.first_step) : [];
  return { needs: open('need', answered), objectives: open('objective', measured), ideas };
}
