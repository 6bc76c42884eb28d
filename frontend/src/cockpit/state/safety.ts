import { type Model, standing } from '../../shared/model';
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

/** The cards about which a report waits to be passed on, as they stand now: what was merged is marked where it went. */
export function reportedIn(model: Model): ReadonlySet<string> {
  const open = model.reports.filter((report) => !report.passed_on);
  return new Set(open.flatMap(({ card }) => standing(model, card)?.id ?? []));
}

/** A doubt as it was looked at: other words are another doubt. */
export function doubtKey(card: Card): string {
  return `doubt:${card.id}@${card.edited ?? card.at}`;
}
