import { dayOf } from '../../shared/time';
import type { Language, Session, Settings, Step, Template } from '../../shared/wire';

/** A session as it is being filled in, kept on the device until it is made. */
export interface SessionDraft {
  template: string;
  title: string;
  topic: string;
  city: string;
  /** YYYY-MM-DD */
  date: string;
  language: Language;
  tables: string[];
  /** An existing series, `new` for one that is made with the session, or none. */
  series: string;
  seriesTitle: string;
  names: Settings['names'];
  admission: Settings['admission'];
  /** The fewest people of a table whose figures are shown by themselves; 0: any table's are. */
  tableMin: number;
  maxParticipants: number;
  cardLength: number;
  retentionDays: number;
  safetyDays: number;
  suggestFlags: boolean;
  /** The session that it is like, whose agenda it takes in place of the template's; '' for none. */
  like: string;
  agenda: readonly Step[] | null;
}

export const newSeries = 'new';

/** The draft that an organiser starts from: the server's own defaults, today, two tables. */
export function firstDraft(language: Language, today: Date, table: (n: number) => string): SessionDraft {
  return {
    template: 'breakfast',
    title: '',
    topic: '',
    city: '',
    date: dayOf(today),
    language,
    tables: [table(1), table(2)],
    series: '',
    seriesTitle: '',
    names: 'hidden',
    admission: 'open',
    tableMin: 4,
    maxParticipants: 0,
    cardLength: 280,
    retentionDays: 365,
    safetyDays: 0,
    suggestFlags: true,
    like: '',
    agenda: null,
  };
}

/** A draft for a session like one that was held: its agenda and settings; what is written already stays. */
export function likeSession(draft: SessionDraft, held: Session): SessionDraft {
  const { settings } = held;
  return {
    ...draft,
    like: held.id,
    template: held.template,
    agenda: held.agenda,
    title: draft.title.trim() || held.title,
    topic: draft.topic.trim() || held.topic,
    city: draft.city.trim() || held.city,
    language: held.language,
    tables: [...settings.groups],
    names: settings.names,
    admission: settings.admission,
    tableMin: settings.table_min ?? 0,
    maxParticipants: settings.max_participants,
    cardLength: settings.card_length,
    retentionDays: settings.retention_days,
    safetyDays: settings.safety_days,
    suggestFlags: settings.suggest_flags,
  };
}

/** What the form asks for and does not have, or has twice. */
export type Lack = 'title' | 'seriesTitle' | 'tables' | 'numbers';

/** The least that `table_min` can be, where it is not 0, and the most. */
export const tableMins = { least: 3, most: 20 };

export function isTableMin(n: number): boolean {
  return n === 0 || (Number.isInteger(n) && n >= tableMins.least && n <= tableMins.most);
}

/** Whether so few people can come that not every table is shown by itself. */
export function tooFew(people: number, tables: number, tableMin: number): boolean {
  return people > 0 && tables > 1 && people < tables * tableMin;
}

export function lacksOf(draft: SessionDraft): Lack[] {
  const names = tableNames(draft);
  const inside = (n: number, least: number, most: number): boolean =>
    Number.isInteger(n) && n >= least && n <= most;
  return [
    ...(draft.title.trim() === '' ? (['title'] as const) : []),
    ...(draft.series === newSeries && draft.seriesTitle.trim() === '' ? (['seriesTitle'] as const) : []),
    ...(new Set(names).size < names.length ? (['tables'] as const) : []),
    ...(inside(draft.maxParticipants, 0, 100_000) &&
    inside(draft.cardLength, 1, 2000) &&
    inside(draft.retentionDays, 1, 3650) &&
    inside(draft.safetyDays, 0, 36_500) &&
    isTableMin(draft.tableMin)
      ? []
      : (['numbers'] as const)),
  ];
}

function tableNames(draft: SessionDraft): string[] {
  return draft.tables.map((name) => name.trim()).filter(Boolean);
}

/** The body that makes the session, in this series. */
export function orderOf(draft: SessionDraft, series: string | null): object {
  return {
    title: draft.title.trim(),
    topic: draft.topic.trim(),
    city: draft.city.trim(),
    date: draft.date,
    language: draft.language,
    template: draft.template,
    ...(draft.agenda && { agenda: draft.agenda }),
    ...(series && { series }),
    settings: {
      names: draft.names,
      groups: tableNames(draft),
      admission: draft.admission,
      table_min: draft.tableMin,
      max_participants: draft.maxParticipants,
      card_length: draft.cardLength,
      retention_days: draft.retentionDays,
      safety_days: draft.safetyDays,
      suggest_flags: draft.suggestFlags,
    } satisfies Settings,
  };
}

/** The minutes of a whole agenda. */
export function minutesOf({ agenda }: Pick<Template, 'agenda'>): number {
  return agenda.reduce((sum, step) => sum + (step.skip ? 0 : step.minutes), 0);
}

/** A name for one table more that no table has. */
export function nextTable(tables: readonly string[], table: (n: number) => string): string {
  let n = tables.length + 1;
  while (tables.includes(table(n))) n++;
  return table(n);
}
