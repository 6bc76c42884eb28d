import type { Ack, Command } from '../wire';
import { forget, keep, keysUnder, recall } from './keep';
import { type FailureCode, mayPass } from './problem';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A command before it has its id. */
export type Order = Without<Command, 'id'>;

/**
 * A command on its way, kept on the device until the server has it or has refused it. Its times are milliseconds
 * of the page's steady clock, but for `place`.
 */
export interface Entry {
  readonly command: Command;
  /** When it was given, by the server's clock; of two, the later one is greater. */
  readonly place: number;
  /** Not sent before: the time in which it can be taken back. It ends with the page. */
  readonly holdUntil: number;
  readonly sentAt: number | null;
  /** Acknowledged: safe, and shown from here until the server's own view shows it. */
  readonly settled: Settled | null;
  /** Why it did not go through. A passing reason is tried again, any other waits for the person. */
  readonly refused: FailureCode | null;
}

interface Settled {
  readonly seq: number;
  readonly card: string | null;
  /** How many patches came after the acknowledgement. */
  readonly patches: number;
}

const resendMs = 8_000;
const retryMs = 3_000;
/** One patch may have left before the command was done; the second shows what there is to show of it. */
const enoughPatches = 2;

/**
 * The commands of one place (a session and a role). Each is stored under its own key, so that two tabs do not
 * overwrite each other; the order in which they were given holds over reloads.
 */
export class Outbox {
  private list: readonly Entry[] = [];
  private lastPlace = 0;

  constructor(
    private readonly place: string,
    private readonly changed: (entries: readonly Entry[]) => void,
  ) {
    const kept = keysUnder(this.prefix).flatMap((key) => recall<Entry>(key) ?? []);
    for (const entry of kept) this.takeIn({ ...entry, holdUntil: 0, sentAt: null });
  }

  /**
   * Another tab has written under one of our keys at `now`, or emptied it (`null`: whatever it was is done). What waits
   * there is sent from here when that tab does not send it, which may have been closed.
   */
  overheard(key: string, now: number): void {
    if (!key.startsWith(this.prefix)) return;
    const id = key.slice(this.prefix.length);
    const entry = recall<Entry>(key);
    const known = this.list.find(({ command }) => command.id === id);
    if (entry && !isStuck(entry)) {
      if (!known && entry.holdUntil === 0) {
        this.takeIn({ ...entry, sentAt: now });
        this.changed(this.list);
      }
    } else if (known && !known.settled) this.set(this.list.filter((one) => one !== known));
  }

  /** The page is going: what can still be taken back here is anybody's to send. */
  release(): void {
    for (const entry of this.list)
      if (entry.holdUntil > 0 && entry.sentAt === null)
        keep(this.key(entry.command.id), { ...entry, holdUntil: 0 });
  }

  private takeIn(entry: Entry): void {
    this.list = [...this.list, { ...entry, settled: null }].sort((a, b) => a.place - b.place);
    this.lastPlace = Math.max(this.lastPlace, entry.place);
  }

  get entries(): readonly Entry[] {
    return this.list;
  }

  /** Takes a command in, given at `place`; a like replaces one for the same card that was not sent yet. */
  add(command: Command, holdUntil: number, place: number): void {
    for (const old of this.list) {
      if (old.sentAt === null && !old.settled && sameLike(old.command, command)) this.drop(old.command.id);
    }
    this.lastPlace = Math.max(this.lastPlace + 1, place);
    const entry = { command, place: this.lastPlace, holdUntil, sentAt: null, settled: null, refused: null };
    keep(this.key(command.id), entry);
    this.set([...this.list, entry]);
  }

  /** What is to be sent at `now`, in order, marked as sent. `all` after a reconnect: nothing is certain then. */
  due(now: number, all = false): Command[] {
    const due = this.list.filter((entry) => isDue(entry, now, all));
    if (due.length > 0) {
      this.set(this.list.map((entry) => (due.includes(entry) ? { ...entry, sentAt: now } : entry)));
    }
    return due.map((entry) => entry.command);
  }

  ack(ack: Ack): void {
    forget(this.key(ack.ack));
    const settled = { seq: ack.seq, card: ack.card ?? null, patches: 0 };
    this.change(ack.ack, (entry) => ({ ...entry, settled, refused: null }));
  }

  refuse(id: string, code: FailureCode): void {
    this.change(id, (entry) => {
      const refused = { ...entry, refused: code === 'offline' ? entry.refused : code };
      if (!entry.settled) keep(this.key(id), refused);
      return refused;
    });
  }

  /** Forgets an entry: taken back in time, or its text is in the person's hands again. */
  drop(id: string): void {
    forget(this.key(id));
    this.set(this.list.filter((entry) => entry.command.id !== id));
  }

  /** A patch came. */
  heard(): void {
    if (!this.list.some(({ settled }) => settled)) return;
    this.set(this.list.map((entry) => ({ ...entry, settled: after(entry.settled) })));
  }

  /** Lets go of what the view, drawn up to `seq`, shows by now; where `all` that was heard is drawn, also of what changed nothing there. */
  sweep(seq: number, all: boolean): void {
    const left = this.list.filter(
      ({ settled }) => !settled || (settled.seq > seq && !(all && settled.patches >= enoughPatches)),
    );
    if (left.length !== this.list.length) this.set(left);
  }

  private change(id: string, change: (entry: Entry) => Entry): void {
    this.set(this.list.map((entry) => (entry.command.id === id ? change(entry) : entry)));
  }

  private set(entries: readonly Entry[]): void {
    this.list = entries;
    this.changed(entries);
  }

  private get prefix(): string {
    return `colazione:out:${this.place}:`;
  }

  private key(id: string): string {
    return this.prefix + id;
  }
}

/** Refused for a reason that will not pass: the person decides what becomes of it. */
export function isStuck(entry: Entry): boolean {
  return entry.refused !== null && !mayPass(entry.refused);
}

function isDue(entry: Entry, now: number, all: boolean): boolean {
  if (entry.settled || isStuck(entry) || entry.holdUntil > now) return false;
  if (all || entry.sentAt === null) return true;
  return now - entry.sentAt > (entry.refused ? retryMs : resendMs);
}

function after(settled: Settled | null): Settled | null {
  return settled && { ...settled, patches: settled.patches + 1 };
}

function sameLike(a: Command, b: Command): boolean {
  return a.do === 'like.set' && b.do === 'like.set' && a.card === b.card && a.criterion === b.criterion;
}
