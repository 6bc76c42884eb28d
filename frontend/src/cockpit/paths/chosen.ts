import type { Card } from '../../shared/wire';

/** The cards of a column, and how many more there are. */
export interface Choice {
  readonly shown: readonly Card[];
  readonly more: number;
}

/**
 * The cards to build with: those in paths always; of the others those that were taken, or, as long as none of the column was, those that were
 * not left out.
 */
export function chosenOf(cards: readonly Card[], inPaths: ReadonlyMap<string, unknown>): Choice {
  const decided = cards.some((card) => card.screening?.verdict === 'take');
  const wanted = ({ screening }: Card): boolean =>
    decided ? screening?.verdict === 'take' : screening?.verdict !== 'leave';
  const shown = cards.filter((card) => inPaths.has(card.id) || wanted(card));
  return { shown, more: cards.length - shown.length };
}
