import { describe, expect, test } from 'vitest';
import { aSession } from '../../shared/test/things';
import { firstDraft, lacksOf, likeSession, nextTable, orderOf, type SessionDraft, tooFew } from './draft';

const table = (n: number): string => `Tavolo ${n}`;
const draft = (more: Partial<SessionDraft> = {}): SessionDraft => ({
  ...firstDraft('it', new Date(2026, 10, 22), table),
  title: ' Colazione ',
  ...more,
});

describe('a draft', () => {
  test('begins with today, two tables and the usual settings', () => {
    expect(draft()).toMatchObject({
      date: '2026-11-22',
      tables: ['Tavolo 1', 'Tavolo 2'],
      retentionDays: 365,
      safetyDays: 0,
      suggestFlags: true,
    });
  });

  test.each<[string, Partial<SessionDraft>, string[]]>([
    ['is whole with a title', {}, []],
    ['needs a title', { title: '  ' }, ['title']],
    ['needs a name for a new series', { series: 'new' }, ['seriesTitle']],
    ['cannot have two tables of one name', { tables: ['A', 'A '] }, ['tables']],
    ['does not mind a table left empty', { tables: ['A', ''] }, []],
    ['cannot have cards of no length', { cardLength: 0 }, ['numbers']],
    ['shows small tables by themselves, or from three people on', { tableMin: 0 }, []],
    ['cannot show a table from two people on', { tableMin: 2 }, ['numbers']],
    ['cannot have half a day', { retentionDays: 1.5 }, ['numbers']],
    ['cannot keep a report for less than no day', { safetyDays: -1 }, ['numbers']],
  ])('%s', (_, more, lacks) => expect(lacksOf(draft(more))).toEqual(lacks));

  test('becomes what the server takes', () => {
    expect(orderOf(draft({ tables: [' Finestra ', ''] }), 's1')).toEqual({
      ...{
        title: 'Colazione',
        topic: '',
        city: '',
        date: '2026-11-22',
        language: 'it',
        template: 'breakfast',
      },
      series: 's1',
      settings: {
        ...{ names: 'hidden', groups: ['Finestra'], admission: 'open', max_participants: 0 },
        ...{ card_length: 280, retention_days: 365, safety_days: 0, suggest_flags: true, table_min: 4 },
      },
    });
    expect(orderOf(draft(), null)).not.toHaveProperty('series');
  });
});

test('a draft for a session like one that was held takes its agenda and settings, and keeps what was written', () => {
  const held = aSession({
    id: 'h',
    city: 'Milano',
    topic: 'Social media',
    template: 'blank',
    language: 'nl',
  });
  const like = likeSession(draft({ title: 'Colazione a Roma', city: 'Roma' }), {
    ...held,
    settings: { ...held.settings, groups: ['Terrazza'], admission: 'lobby', card_length: 140, table_min: 6 },
  });
  expect(orderOf(like, null)).toMatchObject({
    ...{ title: 'Colazione a Roma', city: 'Roma', topic: 'Social media', template: 'blank', language: 'nl' },
    agenda: held.agenda,
    settings: { groups: ['Terrazza'], admission: 'lobby', card_length: 140, names: 'hidden', table_min: 6 },
  });
});

test.each([
  ['without a limit nobody knows', 0, 3, 4, false],
  ['enough for each', 12, 3, 4, false],
  ['one fewer', 11, 3, 4, true],
  ['any table by itself', 3, 3, 0, false],
  ['one table', 3, 1, 4, false],
])('too few people for the tables: %s', (_, people, tables, least, few) =>
  expect(tooFew(people, tables, least)).toBe(few),
);

test('one table more has a name of its own', () => {
  expect(nextTable(['Tavolo 1', 'Tavolo 3'], table)).toBe('Tavolo 4');
  expect(nextTable([], table)).toBe('Tavolo 1');
});
