import type { SafetyReport } from '../../shared/wire';

/** Which reports are looked at. */
export interface Sieve {
  readonly standing: 'open' | 'passed' | 'all';
  /** A session's id; "" is all of them. */
  readonly session: string;
  readonly text: string;
}

/** Those that are to be passed on, the oldest first: that one waits longest. */
export function openOf(reports: readonly SafetyReport[]): readonly SafetyReport[] {
  return reports.filter((report) => !report.passed_on);
}

export function sieved(
  reports: readonly SafetyReport[],
  { standing, session, text }: Sieve,
): readonly SafetyReport[] {
  const wanted = text.trim().toLowerCase();
  return reports.filter(
    (report) =>
      (standing === 'all' || (standing === 'passed') === Boolean(report.passed_on)) &&
      (!session || report.session === session) &&
      [report.text, report.note, report.title, report.city, report.group].some((said) =>
        said.toLowerCase().includes(wanted),
      ),
  );
}

/** The sessions that reports come from, each once, by the name under which people know them. */
export function sessionsOf(reports: readonly SafetyReport[]): readonly { id: string; name: string }[] {
  const names = new Map(
    reports.map(({ session, title, city }) => [session, [title, city].filter(Boolean).join(', ')]),
  );
  return [...names].map(([id, name]) => ({ id, name }));
}
