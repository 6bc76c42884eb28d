import { keep, recall } from '../../shared/net/keep';
import type { Room } from '../../shared/room.svelte';
import type { KnownThemes } from '../../shared/wire';
import { themesOf } from '../state/columns';
import { keyedThemes, mostKeys } from './keyed';

/**
 * The themes in the order of their keys: first those of the other sessions of the series. The order is kept on the laptop, so that a key means the same all
 * morning.
 */
export class ThemeKeys {
  private known: readonly string[] = $state.raw([]);
  private ofSeries: readonly string[] = $state.raw([]);

  constructor(private readonly room: Room) {
    this.known = recall<string[]>(this.key) ?? [];
  }

  all: readonly string[] = $derived.by(() =>
    keyedThemes(keyedThemes(this.known, this.ofSeries), themesOf(this.room.model.cards.values())),
  );

  /** Those that have a key, the first at 1. */
  keyed: readonly string[] = $derived.by(() => this.all.slice(0, mostKeys));

  /** Gives the themes that are used by now their places. */
  remember(): void {
    if (this.all.length === this.known.length) return;
    this.known = this.all;
    keep(this.key, this.known);
  }

  /** The theme as it was written before, whatever its capitals are now. */
  asKnown(theme: string): string {
    return this.all.find((known) => known.toLowerCase() === theme.toLowerCase()) ?? theme;
  }

  /** Asks which themes the series has; without an answer, those of this session do. */
  async learn(): Promise<void> {
    if (!this.room.model.session?.series) return;
    const asked = this.room.api.get<KnownThemes>(`/sessions/${this.room.id}/themes`);
    this.ofSeries = (await asked.catch(() => null))?.themes ?? this.ofSeries;
  }

  private get key(): string {
    return `colazione:themes:${this.room.id}`;
  }
}
