import { SvelteSet } from 'svelte/reactivity';
import type { Path } from '../../shared/wire';
import type { ColumnKey } from '../../shared/path';

/** What is looked at in the path builder. */
export class PathBuilder {
  /** The card under the pointer. */
  pointed: string | null = $state(null);
  aside: 'hints' | 'difficulties' = $state('hints');
  /** Grows when the title is to be written. */
  titles: number = $state(0);
  /** The paths as they were when the columns were last laid out. */
  laid: readonly Path[] = $state.raw([]);
  /** Columns that show all their cards, not only the chosen ones. */
  readonly wide = new SvelteSet<ColumnKey>();

  widen(column: ColumnKey, on: boolean): void {
    if (on) this.wide.add(column);
    else this.wide.delete(column);
  }
}
