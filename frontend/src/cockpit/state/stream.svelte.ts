import { SvelteSet } from 'svelte/reactivity';
import type { Column } from './columns';
import { arranged, remembered, type Standing } from './stream';

export interface Shown extends Column, Standing {}

const handMs = 3_000;

/**
 * The columns as they stand on the page. One that somebody has a hand on (a selected card, a moving pointer,
 * a scrolled list) keeps its places; the others take in what comes.
 */
export class Stream {
  columns: readonly Shown[] = $state.raw([]);
  private readonly hands = new SvelteSet<string>();
  private readonly scrolled = new SvelteSet<string>();
  /** What stood in each column, in its order. */
  private readonly memory = new Map<string, readonly string[]>();
  private readonly lifts = new Map<string, ReturnType<typeof setTimeout>>();
  private asked = '';

  /** Takes in what is wanted now. `asked` names what the facilitator asked to see: when it changes, all is laid out anew. */
  show(wanted: readonly Column[], selected: string | null, asked: string): void {
    if (asked !== this.asked) this.memory.clear();
    this.asked = asked;
    this.columns = wanted.map((column) => this.stand(column, selected));
  }

  /** A pointer moves over the column; it counts as a hand until it rests. */
  touch(key: string): void {
    clearTimeout(this.lifts.get(key));
    this.hands.add(key);
    this.lifts.set(
      key,
      setTimeout(() => this.hands.delete(key), handMs),
    );
  }

  /** Whether somebody points at the column. */
  touched(key: string): boolean {
    return this.hands.has(key);
  }

  scroll(key: string, away: boolean): void {
    if (away) this.scrolled.add(key);
    else this.scrolled.delete(key);
  }

  /** Lays the column out anew, whatever holds it. */
  catchUp(key: string, wanted: readonly Column[], selected: string | null): void {
    const ids = wanted.find((column) => column.key === key)?.ids ?? [];
    this.memory.set(key, remembered(this.memory.get(key) ?? [], ids));
    this.show(wanted, selected, this.asked);
  }

  private stand(column: Column, selected: string | null): Shown {
    const { key, ids } = column;
    const before = this.memory.get(key);
    const held =
      this.hands.has(key) || this.scrolled.has(key) || (selected !== null && !!before?.includes(selected));
    const standing = arranged(before ?? [], ids, held && before !== undefined);
    this.memory.set(key, remembered(before ?? [], standing.ids));
    return { ...column, ...standing };
  }
}
