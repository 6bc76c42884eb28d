import type { Model } from '../../shared/model';
import type { Entry } from '../../shared/net/outbox';
import type { Card, Kind, Path } from '../../shared/wire';

/** A column of the path builder. */
export type Station = 'needs' | 'objectives' | 'tools' | 'kpis';

export interface Place {
  readonly station: Station;
  /** What the column is called after. */
  readonly kind: Kind;
  readonly takes: readonly Kind[];
  /** Of ideas, only the strategies or only the first steps. */
  readonly ideas?: 'strategies' | 'firstSteps';
}

/** A strategy or a first step (an idea) stands where objectives and tools do. */
export const stations: readonly Place[] = [
  { station: 'needs', kind: 'need', takes: ['need'] },
  { station: 'objectives', kind: 'objective', takes: ['objective', 'idea'] },
  { station: 'tools', kind: 'tool', takes: ['tool', 'idea'] },
  { station: 'kpis', kind: 'kpi', takes: ['kpi'] },
];

export type PathText = Omit<Path, 'id'>;

export const emptyPath: PathText = { needs: [], objectives: [], tools: [], kpis: [], title: '', note: '' };

/** Whether the meeting begins with strategies: nobody has written a need, and no step asks for one. */
export function withoutNeeds({ session, cards }: Pick<Model, 'session' | 'cards'>): boolean {
  const asked = session?.agenda.some((step) => step.collects.includes('need')) ?? false;
  return !asked && ![...cards.values()].some((card) => card.kind === 'need');
}

/** The columns that a meeting builds paths with: one that begins with strategies has no needs, and KPIs only where there are any. */
export function placesOf(model: Pick<Model, 'session' | 'cards'>): readonly Place[] {
  if (!withoutNeeds(model)) return stations;
  const there = new Set([...model.cards.values()].map((card) => card.kind));
  return stations.flatMap((place): Place[] => {
    if (place.station === 'objectives')
      return [{ ...place, ideas: 'strategies', kind: there.has('objective') ? 'objective' : 'idea' }];
    if (place.station === 'tools')
      return [{ ...place, ideas: 'firstSteps', kind: there.has('tool') ? 'tool' : 'idea' }];
    return there.has(place.kind) ? [place] : [];
  });
}

/** Where a card goes by itself; null where no path takes it. */
export function stationFor({ kind, first_step }: Pick<Card, 'kind' | 'first_step'>): Station | null {
  if (first_step) return 'tools';
  return stations.find(({ takes }) => takes.includes(kind))?.station ?? null;
}

/** The path with the card put in, or taken out. */
export function picked<T extends PathText>(path: T, station: Station, card: string): T {
  const ids = path[station];
  return { ...path, [station]: ids.includes(card) ? ids.filter((id) => id !== card) : [...ids, card] };
}

/** The cards of a path, each once. */
export function cardsIn(path: PathText): ReadonlySet<string> {
  return new Set(stations.flatMap(({ station }) => path[station]));
}

export function holds(path: PathText, card: string): boolean {
  return stations.some(({ station }) => path[station].includes(card));
}

/** The paths as this facilitator wants them: what she has just done counts at once. */
export function hopedPaths(paths: readonly Path[], entries: readonly Entry[]): readonly Path[] {
  let hoped = paths;
  for (const { command, refused } of entries) {
    if (command.do !== 'path.put' || refused) continue;
    const { id: _, do: __, path: id, ...text } = command;
    hoped = hoped.map((path) => (path.id === id ? { ...path, ...text } : path)); // what a path has beside its text stays
  }
  return hoped;
}

/** The note of the synthesis as this facilitator has just written it. */
export function hopedNote(note: string, entries: readonly Entry[]): string {
  let hoped = note;
  for (const { command, refused } of entries) {
    if (command.do === 'synthesis.note' && !refused) hoped = command.note;
  }
  return hoped;
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
  const woven = new Set(paths.flatMap((path) => [...path.objectives, ...path.tools]));
  const ideas = withoutNeeds(model) ? open('idea', woven).filter((card) => !card.first_step) : [];
  return { needs: open('need', answered), objectives: open('objective', measured), ideas };
}
