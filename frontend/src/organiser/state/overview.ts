import type { Session } from '../../shared/wire';

export interface Overview {
  /** By date, the next one first. */
  readonly open: readonly Session[];
  /** By date, the latest first. */
  readonly closed: readonly Session[];
}

/** The sessions at a glance; `text` keeps those that have its words in title, topic, city or date. */
export function overviewOf(sessions: readonly Session[], text: string): Overview {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = sessions.filter((session) => {
    const all = [session.title, session.topic, session.city, session.date].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
  const byDate = (a: Session, b: Session): number =>
    a.date === b.date ? (a.created_at < b.created_at ? -1 : 1) : a.date < b.date ? -1 : 1;
  return {
    open: found.filter((session) => session.state === 'open').sort(byDate),
    closed: found.filter((session) => session.state === 'closed').sort((a, b) => byDate(b, a)),
  };
}
