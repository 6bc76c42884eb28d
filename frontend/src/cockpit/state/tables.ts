import { shownTables } from '../../shared/model';
import type { Card, LiveSession } from '../../shared/wire';

/** A table, or several that stand together, with the people of it who like a card. */
export interface TableFigure {
  readonly id: string;
  /** Of all that stand together. */
  readonly name: string;
  readonly likes: number;
  /** Of whom: those who voted, or, before that is known by table, those who sit there. */
  readonly people: number;
}

/** What a card got at each table, and whether it is counted on those who voted. */
export function tableFigures(
  session: LiveSession,
  { groups = {} }: Pick<Card, 'groups'>,
  voters: Readonly<Record<string, number>> | undefined,
  seated: ReadonlyMap<string, number>,
): { tables: TableFigure[]; voted: boolean } {
  const shown = shownTables(session);
  const voted = voters !== undefined && shown.every(({ id }) => id in voters);
  const tables = shown.map(({ id, name }) => {
    const all = session.groups.filter((group) => (group.with ?? group.id) === id);
    const sum = (of: (table: string) => number): number => all.reduce((n, table) => n + of(table.id), 0);
    return {
      ...{ id, name, likes: sum((table) => groups[table] ?? 0) },
      people: voted ? voters[id]! : sum((table) => seated.get(table) ?? 0),
    };
  });
  return { tables, voted };
}
