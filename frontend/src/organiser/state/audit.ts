import { dayOf } from '../../shared/time';
import type { AuditLine } from '../../shared/wire';

/** The topics by which the audit log is filtered, in their order; '' is everything. Sessions and the house have some each. */
export const topicsOf = {
  session: ['', 'cards', 'people', 'room', 'synthesis', 'safety', 'access', 'data'],
  house: ['', 'access', 'data', 'safety', 'people'],
} as const;

export type Topic = (typeof topicsOf)['session'][number];

/** The lines of one day, by the clock of the device. */
export interface AuditDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly lines: readonly AuditLine[];
}

/** Lines by days, in the order in which they come. */
export function daysOf(lines: readonly AuditLine[]): AuditDay[] {
  const days: { day: string; lines: AuditLine[] }[] = [];
  for (const line of lines) {
    const day = dayOf(new Date(line.at));
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
