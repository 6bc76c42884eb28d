import type { Card, Report } from '../../shared/wire';

/** What those who lead still have to see to about adverse events. */
export interface Safety {
  /** Reports that nobody passed on yet, the oldest first. */
  readonly open: readonly Report[];
  readonly passed: readonly Report[];
  /** Cards whose words may tell of one, unless somebody here looked at them. */
  readonly doubtful: readonly Card[];
}

export function safetyOf(
  reports: readonly Report[],
  cards: Iterable<Card>,
  seen: ReadonlySet<string>,
): Safety {
  return {
    open: reports.filter((report) => !report.passed_on),
    passed: reports.filter((report) => report.passed_on),
    doubtful: [...cards].filter((card) => card.concern && !seen.has(doubtKey(card))),
  };
}

/** A doubt as it was looked at: other words are another doubt. */
export function doubtKey(card: Card): string {
  return `doubt:${card.id}@${card.edited ?? card.at}`;
}
