import type { Card, Report } from '../../shared/wire';

/** A concern as it was seen to: another one about the same card is news again. */
export function flagKey(card: Card): string {
  return `${card.id}@${card.flag?.at ?? ''}`;
}

/** Concerns that nobody has seen to yet, here or by passing the report on: adverse events first, then the oldest. */
export function openFlags(
  cards: Iterable<Card>,
  reports: readonly Report[],
  seen: ReadonlySet<string>,
): Card[] {
  const passedOn = new Set(reports.filter((report) => report.passed_on).map(({ card }) => card));
  const isOpen = (card: Card): boolean =>
    !!card.flag &&
    !seen.has(flagKey(card)) &&
    !(card.flag.reason === 'adverse_event' && passedOn.has(card.id));
  return [...cards]
    .filter(isOpen)
    .sort((a, b) => weight(a) - weight(b) || (a.flag!.at < b.flag!.at ? -1 : 1));
}

function weight(card: Card): number {
  return card.flag?.reason === 'adverse_event' ? 0 : 1;
}
