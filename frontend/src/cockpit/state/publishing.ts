import { type Model, standing } from '../../shared/model';
import type { Card, Path, Synthesis } from '../../shared/wire';

/** The cards of the document with a concern that is asked about before it is published. */
export function flaggedCards(model: Model): Card[] {
  return [...model.cards.values()].filter(
    (card) =>
      card.flag &&
      card.flag.reason !== 'offensive' &&
      (card.state === 'shown' || card.state === 'merged') &&
      standing(model, card.id)?.state === 'shown',
  );
}

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
