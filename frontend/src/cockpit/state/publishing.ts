import type { Path, Synthesis } from '../../shared/wire';

/** What was published last from this laptop. */
export interface Published {
  readonly version: number;
  readonly print: string;
}

export function publishedKey(session: string): string {
  return `colazione:published:${session}`;
}

/** What of a synthesis people read, to tell whether it is another one. */
export function printOf({ paths, note }: { paths: readonly Path[]; note: string }): string {
  return JSON.stringify([paths, note]);
}

/** How the draft stands to what everybody reads. `unknown`: it was published from another laptop. */
export function standingOf(
  synthesis: Synthesis,
  last: Published | null,
): 'never' | 'same' | 'changed' | 'unknown' {
  if (synthesis.version === 0) return 'never';
  if (last?.version !== synthesis.version) return 'unknown';
  return last.print === printOf(synthesis) ? 'same' : 'changed';
}
