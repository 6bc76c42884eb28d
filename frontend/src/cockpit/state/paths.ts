import type { Model } from '../../shared/model';
import type { Entry } from '../../shared/net/outbox';
import type { Card, Kind, Path } from '../../shared/wire';

/** A column of the path builder. */
export type Station = 'needs' | 'objectives' | 'tools' | 'kpis';

/** A strategy or a first step (an idea) stands where objectives and tools do. */
export const stations: readonly { station: Station; kind: Kind; takes: readonly Kind[] }[] = [
  { station: 'needs', kind: 'need', takes: ['need'] },
  { station: 'objectives', kind: 'objective', takes: ['objective', 'idea'] },
  { station: 'tools', kind: 'tool', takes: ['tool', 'idea'] },
  { station: 'kpis', kind: 'kpi', takes: ['kpi'] },
];

export type PathText = Omit<Path, 'id'>;

export const emptyPath: PathText = { needs: [], objectives: [], tools: [], kpis: [], title: '', note: '' };

/** Where a card of this kind goes by itself; null where no path takes it. */
export function stationFor(kind: Kind): Station | null {
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
    const { needs, objectives, tools, kpis, title, note, path: id } = command;
    hoped = hoped.map((path) =>
      path.id === id ? { id, needs, objectives, tools, kpis, title, note } : path,
    );
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

/** What the paths leave open: shown needs in no path that has an objective, objectives in no path that has a KPI. */
export interface Gaps {
  readonly needs: readonly Card[];
  readonly objectives: readonly Card[];
}

export function gapsOf({ cards }: Pick<Model, 'cards'>, paths: readonly Path[]): Gaps {
  const answered = new Set(paths.filter((path) => path.objectives.length > 0).flatMap((path) => path.needs));
  const measured = new Set(paths.filter((path) => path.kpis.length > 0).flatMap((path) => path.objectives));
  const open = (kind: Kind, met: ReadonlySet<string>): Card[] =>
    [...cards.values()].filter((card) => card.kind === kind && card.state === 'shown' && !met.has(card.id));
  return { needs: open('need', answered), objectives: open('objective', measured) };
}
