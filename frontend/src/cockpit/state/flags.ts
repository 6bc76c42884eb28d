import type { Card } from '../../shared/wire';

/** A concern as it was seen to: another one about the same card is news again. */
export function flagKey(card: Card): string {
  return `${card.id}@${card.flag?.at ?? ''}`;
}

/** Concerns that nobody here has seen to yet: adverse events first, then the oldest. */
export function openFlags(cards: Iterable<Card>, seen: ReadonlySet<string>): Card[] {
  return [...cards]
    .filter((card) => card.flag && !seen.has(flagKey(card)))
    .sort((a, b) => weight(a) - weight(b) || (a.flag!.at < b.flag!.at ? -1 : 1));
}

function weight(card: Card): number {
  return card.flag?.reason === 'adverse_event' ? 0 : 1;
}
