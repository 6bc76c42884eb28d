import { Failure } from '../../shared/net/problem';
import type { Order } from '../../shared/net/outbox';
import type { Room } from '../../shared/room.svelte';
import { t } from '../../shared/i18n.svelte';
import type { Ack, LiveSession } from '../../shared/wire';
import { c } from '../words';
import type { CockpitState } from '../state/cockpit.svelte';
import type { WayBack } from '../state/notices.svelte';

/** What the room itself takes back, the latest of anybody's first. */
const takenBack: ReadonlySet<Order['do']> = new Set<Order['do']>([
  ...(['card.hide', 'card.restore', 'card.merge', 'card.split', 'card.theme', 'card.screen'] as const),
  ...([
    'card.measure',
    'flag.close',
    'hands.set',
    'person.remove',
    'path.put',
    'path.drop',
    'path.order',
    'undo',
  ] as const),
]);

/** How things are done from the cockpit: asked of the room, and said when they are done or refused. */
export class Doing {
  /** The way back from what was done last at this cockpit; null where the room knows it. */
  private latest: (() => void) | null = null;
  /** What was asked of the room and is not answered yet, in order; each tells whether it was done. */
  private readonly open = new Set<Promise<boolean>>();

  constructor(
    readonly room: Room,
    readonly cockpit: CockpitState,
  ) {}

  get session(): LiveSession | null {
    return this.room.model.session;
  }

  /** Asks the room and waits; null when it was refused, which has been said then. */
  async ask(order: Order): Promise<Ack | null> {
    const byRoom = takenBack.has(order.do);
    if (byRoom) this.leaveToRoom();
    try {
      const ack = await this.request(order);
      if (!byRoom) this.wayBack(() => this.cockpit.notices.say(c().done.stays));
      return ack;
    } catch (reason) {
      this.cockpit.notices.failed(Failure.from(reason));
      return null;
    }
  }

  /** Asks the room and waits. Throws a Failure. */
  request(order: Order): Promise<Ack> {
    const answer = this.room.ask(order);
    const done = answer.then(
      () => true,
      () => false,
    );
    this.open.add(done);
    void done.then(() => this.open.delete(done));
    return answer;
  }

  /** Asks, and says what was done, with the way back if there is one. */
  async do(order: Order, done: string, back: WayBack | null = null): Promise<boolean> {
    const ack = await this.ask(order);
    if (ack) this.said(done, back);
    return ack !== null;
  }

  /** Says what was done. Its way back is that of the key, too, until something else is done. */
  said(done: string, back: WayBack | null): void {
    this.cockpit.notices.say(done, back);
    if (back) this.wayBack(back.go);
  }

  wayBack(go: () => void): void {
    this.latest = go;
  }

  /** What is done now is taken back by the room. */
  leaveToRoom(): void {
    this.latest = null;
  }

  /**
   * Takes back the latest thing that was done here, or else the latest that the room can take back. What is not answered yet is waited for; where it
   * was refused, which has been said, nothing before it is meant.
   */
  async takeBack(): Promise<void> {
    while (this.open.size > 0) {
      const done = await Promise.all(this.open);
      await turn(); // whoever asked names the way back first, or asks for the next part
      if (!done[done.length - 1]) return;
    }
    const go = this.latest;
    this.latest = null;
    if (go) go();
    else void this.undo();
  }

  /** For what the server takes back by itself. */
  undoable(order: Order, done: string): Promise<boolean> {
    return this.do(order, done, { label: t().undo, go: () => void this.undo() });
  }

  /** Has the room take back the latest actions, one by one, and says which the last one was. */
  async undo(times = 1): Promise<void> {
    for (let i = 1; i < times; i++) if (!(await this.ask({ do: 'undo' }))) return;
    const ack = await this.ask({ do: 'undo' });
    if (ack) this.cockpit.notices.say(c().undid[ack.undid ?? ''] ?? c().done.undone);
  }
}

/** Lets everything that waits for the same answer go on first. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
