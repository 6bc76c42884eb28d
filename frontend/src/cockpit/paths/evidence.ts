import type { Card, Group, Kind, Link } from '../../shared/wire';

/** What speaks for joining two cards, as a sentence needs it: `from` names or follows `to`. */
export interface Evidence {
  readonly from: Kind;
  readonly to: Kind;
  /** People who like both, of the `backers` who like `to`. */
  readonly both: number;
  readonly backers: number;
  /** Cards that name the other one as what they answer, and the tables that wrote them. */
  readonly explicit: number;
  readonly tables: readonly string[];
}

/** The evidence of a link; null where one of its cards is not there. */
export function evidenceOf(
  link: Link,
  cards: ReadonlyMap<string, Card>,
  groups: readonly Group[],
): Evidence | null {
  const [from, to] = [cards.get(link.from), cards.get(link.to)];
  if (!from || !to) return null;
  const tables = groups.filter(({ id }) => link.answered_by.includes(id)).map(({ name }) => name);
  return {
    ...{ from: from.kind, to: to.kind, both: link.both, backers: link.backers },
    ...{ explicit: link.explicit, tables: groups.length > 1 ? tables : [] },
  };
}
