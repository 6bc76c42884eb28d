import { expect, test } from 'vitest';
import { aCard, byId } from '../../shared/test/things';
import { pathBuilder as en } from '../words/judging.en';
import { pathBuilder as it } from '../words/judging.it';
import { pathBuilder as nl } from '../words/judging.nl';
import { type Evidence, evidenceOf } from './evidence';

const some: Evidence = {
  from: 'objective',
  to: 'need',
  both: 9,
  backers: 11,
  explicit: 1,
  tables: ['Tavolo 2'],
};

test.each<[Partial<Evidence>, string]>([
  [
    {},
    '9 delle 11 persone che sostengono questo bisogno sostengono questo obiettivo; scritto come risposta dal Tavolo 2.',
  ],
  [{ explicit: 0 }, '9 delle 11 persone che sostengono questo bisogno sostengono questo obiettivo.'],
  [
    { both: 11, explicit: 0 },
    'Tutte le 11 persone che sostengono questo bisogno sostengono questo obiettivo.',
  ],
  [
    { both: 1, backers: 1, explicit: 0, from: 'kpi', to: 'tool' },
    'La sola persona che sostiene questo strumento sostiene questo KPI.',
  ],
  [
    { both: 1, explicit: 0, from: 'idea' },
    '1 delle 11 persone che sostengono questo bisogno sostiene questa idea.',
  ],
  [
    { both: 0, explicit: 2, tables: ['Tavolo 1', 'Finestra'] },
    'Nessuna delle 11 persone che sostengono questo bisogno sostiene questo obiettivo; scritto 2 volte come risposta dal Tavolo 1 e da «Finestra».',
  ],
  [{ both: 0, backers: 0, tables: [] }, 'Ancora nessuno sostiene questo bisogno; scritto come risposta.'],
])('%j in Italian', (more, sentence) => expect(it.evidence({ ...some, ...more })).toBe(sentence));

test('in English and Dutch', () => {
  expect(en.evidence(some)).toBe(
    '9 of the 11 people who back this need back this objective; written as an answer to it by Tavolo 2.',
  );
  expect(en.evidence({ ...some, both: 11, explicit: 0 })).toBe(
    'All 11 people who back this need back this objective.',
  );
  expect(nl.evidence(some)).toBe(
    '9 van de 11 mensen die deze behoefte steunen, steunen dit doel ook; als antwoord geschreven door Tavolo 2.',
  );
});

const cards = byId(aCard('n'), aCard('o', { kind: 'objective' }));
const link = {
  ...{ from: 'o', to: 'n', strength: 0.6, explicit: 1, jaccard: 0.5, both: 4, either: 8, backers: 6 },
  answered_by: ['g2'],
};
const groups = [
  { id: 'g1', name: 'Finestra', present: 0 },
  { id: 'g2', name: 'Camino', present: 0 },
];

test('tables are named, unless there is only one', () => {
  expect(evidenceOf(link, cards, groups)).toEqual({
    ...{ from: 'objective', to: 'need', both: 4, backers: 6, explicit: 1, tables: ['Camino'] },
  });
  expect(evidenceOf({ ...link, answered_by: ['g1'] }, cards, groups.slice(0, 1))?.tables).toEqual([]);
});

test('none for a card that is not there', () =>
  expect(evidenceOf({ ...link, to: 'x' }, cards, groups)).toBeNull());
