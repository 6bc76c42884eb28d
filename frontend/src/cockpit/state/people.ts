import type { Group, Person } from '../../shared/wire';

/** Somebody at a table; `number` is the order of arrival, for those who have no name here. */
export interface Guest {
  readonly person: Person;
  readonly number: number;
}

export interface Seating {
  readonly waiting: readonly Guest[];
  readonly tables: readonly { group: Group; guests: readonly Guest[] }[];
  readonly removed: readonly Guest[];
}

/** Who waits, who sits where and who was put out and can come back, each list in the order of arrival. */
export function seating(people: ReadonlyMap<string, Person>, groups: readonly Group[]): Seating {
  const guests = [...people.values()].map((person, i): Guest => ({ person, number: i + 1 }));
  const inState = (state: Person['state']): Guest[] => guests.filter(({ person }) => person.state === state);
  const seated = inState('in');
  return {
    waiting: inState('waiting'),
    tables: groups.map((group) => ({
      group,
      guests: seated.filter(({ person }) => person.group === group.id),
    })),
    removed: inState('removed').filter(({ person }) => !person.erased),
  };
}
