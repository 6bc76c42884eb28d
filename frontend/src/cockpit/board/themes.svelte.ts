import { keep, recall } from '../../shared/net/keep';
import type { Room } from '../../shared/room.svelte';
import { themesOf } from '../state/columns';
import { keyedThemes, mostKeys } from './shares';

/** The themes in the order of their keys. The order is kept on the laptop, so that a key means the same all morning. */
export class ThemeKeys {
  private known: readonly string[] = $state.raw([]);

  constructor(private readonly room: Room) {
    this.known = recall<string[]>(this.key) ?? [];
  }

  all: readonly string[] = $derived.by(() =>
    keyedThemes(this.known, themesOf(this.room.model.cards.values())),
  );

  /** Those that have a key, the first at 1. */
  keyed: readonly string[] = $derived.by(() => this.all.slice(0, mostKeys));

  /** Gives the themes that are used by now their places. */
  remember(): void {
    if (this.all.length === this.known.length) return;
    this.known = this.all;
    keep(this.key, this.known);
  }

  private get key(): string {
    return `colazione:themes:${this.room.id}`;
  }
}
