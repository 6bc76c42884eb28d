import { t } from '../../shared/i18n.svelte';
import { groupName } from '../../shared/model';
import type { Person } from '../../shared/wire';
import { c } from '../words';
import type { Doing } from './doing';

/** Who is in, and where they sit. */
export class Hosting {
  constructor(private readonly doing: Doing) {}

  async admit(people: readonly Person[]): Promise<void> {
    const acks = await Promise.all(
      people.map(({ id }) => this.doing.ask({ do: 'person.admit', person: id })),
    );
    const admitted = acks.filter((ack) => ack !== null).length;
    if (admitted > 0) this.doing.cockpit.notices.say(c().done.admitted(admitted));
  }

  /** Seats somebody at another table; whom the page shows there already can be sent back to where they sat. False when it was refused. */
  seat(person: Person, group: string, from = person.group): Promise<boolean> {
    const back = from ? { label: t().undo, go: () => void this.seat(person, from, group) } : null;
    const order = { do: 'group.assign', person: person.id, group } as const;
    return this.doing.do(order, c().done.seated(groupName(this.doing.session, group)), back);
  }

  /** Puts several people out, with all that they wrote and liked; each can be taken back. */
  async removeAll(people: readonly Person[]): Promise<void> {
    const acks = await Promise.all(
      people.map(({ id }) => this.doing.ask({ do: 'person.remove', person: id, keep_cards: false })),
    );
    const removed = acks.filter((ack) => ack !== null).length;
    if (removed > 0) this.doing.cockpit.notices.say(c().arrivals.removed(removed));
  }

  /** Takes for good what somebody who was put out wrote, liked and said of themselves. */
  async erase(person: Person): Promise<void> {
    await this.doing.do({ do: 'person.erase', person: person.id }, c().done.erasedPerson);
  }

  async remove(person: Person, keepCards: boolean): Promise<void> {
    const order = { do: 'person.remove', person: person.id, keep_cards: keepCards } as const;
    await this.doing.undoable(order, c().done.removed);
  }
}
