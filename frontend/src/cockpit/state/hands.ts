import type { Card } from '../../shared/wire';

/** As much as the server takes. */
export const mostHands = 999;

/** The tables at which hands can be counted, "" being the whole room: that alone where there is one table. */
export function places(tables: readonly { readonly id: string }[]): string[] {
  return tables.length > 1 ? ['', ...tables.map(({ id }) => id)] : [''];
}

/** What stands in the field of a place. A count at the only table is the room's. */
export function counted(card: Card, place: string, tables: readonly { readonly id: string }[]): number {
  const only = tables.length === 1 ? tables[0]!.id : '';
  return card.hands?.[place] ?? (place === '' ? (card.hands?.[only] ?? 0) : 0);
}

/** One count to be set. */
export interface Count {
  readonly place: string;
  readonly hands: number;
}

/**
 * The counts to send so that those that were become what was written: the fewest, because each can be undone by itself. The room's count and those of the tables take
 * each other's place by themselves.
 */
export function changes(was: readonly Count[], written: readonly Count[]): Count[] {
  const before = new Map(was.map(({ place, hands }) => [place, hands]));
  const changed = written.filter(({ place, hands }) => (before.get(place) ?? 0) !== hands);
  const set = changed.filter(({ hands }) => hands > 0);
  const replaced = (place: string): boolean => set.some((other) => (other.place === '') !== (place === ''));
  return [...set, ...changed.filter(({ place, hands }) => hands === 0 && !replaced(place))];
}
