import type { Api } from '../shared/net/api';
import { uuid } from '../shared/net/ids';
import type { Order } from '../shared/net/outbox';
import { Failure, type FailureCode } from '../shared/net/problem';
import type { Ack, Mine } from '../shared/wire';
import { forgetRoom } from './device';

/** What is kept of a person in one session, and the ways to be rid of it. */
export class Belongings {
  mine: Mine | null = $state.raw(null);
  /** Nothing is left: everything was erased from here. */
  gone: boolean = $state(false);
  busy: boolean = $state(false);
  /** Why what is kept could not be read. */
  unread: FailureCode | null = $state(null);
  private reads = 0;
  /** Orders under way or without an answer, with the ids under which a repeat has no second effect. */
  private readonly orders = new Map<string, string>();

  constructor(
    private readonly api: Api,
    readonly session: string,
  ) {}

  get path(): string {
    return `/sessions/${this.session}`;
  }

  /** Reads what there is. What was read before stays in view when that fails. */
  async read(): Promise<void> {
    if (this.busy || this.gone) return;
    const reading = ++this.reads;
    try {
      const mine = await this.api.get<Mine>(`${this.path}/mine`);
      if (reading !== this.reads) return;
      this.mine = mine;
      this.unread = null;
    } catch (reason) {
      if (reading === this.reads) this.unread = Failure.from(reason).code;
    }
  }

  /** Erases a card for good. Throws a Failure; then it may be asked for again. */
  async eraseCard(card: string): Promise<void> {
    await this.order({ do: 'card.erase', card });
    if (this.mine) this.mine = { ...this.mine, cards: this.mine.cards.filter(({ id }) => id !== card) };
    await this.read();
  }

  /** Erases everything, here and on this device. Throws a Failure; then it may be asked for again. */
  async leave(): Promise<void> {
    const order = { do: 'person.erase', person: this.mine!.person.id } as const;
    const again = this.orders.has(JSON.stringify(order));
    try {
      await this.order(order);
    } catch (reason) {
      // the answer to the first try was lost, and with it who we are was erased
      if (!(again && Failure.from(reason).code === 'not_signed_in')) throw reason;
    }
    forgetRoom(this.session);
    this.gone = true;
  }

  private async order(order: Order): Promise<void> {
    const key = JSON.stringify(order);
    const id = this.orders.get(key) ?? uuid();
    this.orders.set(key, id);
    this.busy = true;
    try {
      await this.api.post<Ack>(`${this.path}/commands`, { ...order, id });
      this.orders.delete(key);
      this.reads++; // what was asked before may not know of it
    } finally {
      this.busy = false;
    }
  }
}
