import type { Kind, Path } from './wire';

/** A column of a path: the field that holds its cards, the kind that it is called after, and the kinds that it takes. */
interface PathColumn {
  readonly key: CardField;
  readonly kind: Kind;
  readonly takes: readonly Kind[];
}

type CardField = {
  [Name in keyof Path]-?: NonNullable<Path[Name]> extends string[] ? Name : never;
}[keyof Path];

/** The columns of a path from left to right. This is their only list: a strategy or a first step (an idea) stands where objectives and tools do. */
export const pathColumns = [
  { key: 'needs', kind: 'need', takes: ['need'] },
  { key: 'objectives', kind: 'objective', takes: ['objective', 'idea'] },
  { key: 'tools', kind: 'tool', takes: ['tool', 'idea'] },
  { key: 'kpis', kind: 'kpi', takes: ['kpi'] },
] as const satisfies readonly PathColumn[];

export type ColumnKey = (typeof pathColumns)[number]['key'];

/** The cards of a path, column by column. */
export type PathCards = Record<ColumnKey, string[]>;

/** A path without a card. A field of `Path` that the list of columns lacks does not compile here. */
export const noCards: Record<CardField, string[]> = noneIn(pathColumns.map(({ key }) => key));

/** All cards of a path from left to right. */
export function cardsAlong(path: Readonly<PathCards>): string[] {
  return pathColumns.flatMap(({ key }) => path[key]);
}

function noneIn<Key extends string>(keys: readonly Key[]): Record<Key, string[]> {
  return Object.fromEntries(keys.map((key) => [key, []])) as unknown as Record<Key, string[]>;
}
