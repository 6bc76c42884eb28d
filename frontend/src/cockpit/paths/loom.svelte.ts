import { SvelteSet } from 'svelte/reactivity';
import type { Path } from '../../shared/wire';
import type { Station } from '../state/paths';

/** What is looked at in the path builder. */
export class Loom {
  /** The card under the pointer. */
  pointed: string | null = $state(null);
  aside: 'hints' | 'difficulties' = $state('hints');
  /** Grows when the title is to be written. */
  titles: number = $state(0);
  /** The paths as they were when the columns were last laid out. */
  laid: readonly Path[] = $state.raw([]);
  /** Columns that show all their cards, not only the chosen ones. */
  readonly wide = new SvelteSet<Station>();

  widen(station: Station, on: boolean): void {
    if (on) this.wide.add(station);
    else this.wide.delete(station);
  }
}
