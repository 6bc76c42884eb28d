import type { Room } from '../shared/room.svelte';

/** What is said again this often counts as going on. */
const againMs = 4_000;
const idleMs = 6_000;

/** Tells the facilitator that somebody at this table is writing, without a word of what. */
export class TypingSignal {
  private saidAt = -Infinity;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly room: Pick<Room, 'tell'>) {}

  /** A letter was written. */
  move(now = performance.now()): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.lift(), idleMs);
    if (now - this.saidAt < againMs) return;
    this.saidAt = now;
    this.room.tell({ do: 'writing.set', on: true });
  }

  /** The card was sent, or nothing is being written any more. */
  lift(): void {
    clearTimeout(this.rest);
    if (this.saidAt === -Infinity) return;
    this.saidAt = -Infinity;
    this.room.tell({ do: 'writing.set', on: false });
  }
}
