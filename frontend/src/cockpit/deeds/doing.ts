import { Failure } from '../../shared/net/problem';
import type { Order } from '../../shared/net/outbox';
import type { Room } from '../../shared/room.svelte';
import { t } from '../../shared/i18n.svelte';
import type { Ack, LiveSession } from '../../shared/wire';
import { c } from '../words';
import type { Desk } from '../state/desk.svelte';
import type { WayBack } from '../state/notices.svelte';

/** How things are done from the desk: asked of the room, and said when they are done or refused. */
export class Doing {
  constructor(
    readonly room: Room,
    readonly desk: Desk,
  ) {}

  get session(): LiveSession | null {
    return this.room.model.session;
  }

  /** Asks the room and waits; null when it was refused, which has been said then. */
  async ask(order: Order): Promise<Ack | null> {
    try {
      return await this.room.ask(order);
    } catch (reason) {
      this.desk.notices.failed(Failure.from(reason));
      return null;
    }
  }

  /** Asks, and says what was done, with the way back if there is one. */
  async do(order: Order, done: string, back: WayBack | null = null): Promise<boolean> {
    const ack = await this.ask(order);
    if (ack) this.desk.notices.say(done, back);
    return ack !== null;
  }

  /** For what the server takes back by itself. */
  undoable(order: Order, done: string): Promise<boolean> {
    return this.do(order, done, { label: t().undo, go: () => void this.undo() });
  }

  /** Takes back the latest deeds, one by one. */
  async undo(times = 1): Promise<void> {
    for (let i = 1; i < times; i++) if (!(await this.ask({ do: 'undo' }))) return;
    await this.do({ do: 'undo' }, c().done.undone);
  }
}
