import { counter } from '../plural';
import type { MoreWords } from './more.it';

const n = counter('en');

export const en: MoreWords = {
  hands: (hands) => n(hands, { one: '# raised hand', other: '# raised hands' }),
  gap: { need: 'No need', objective: 'No objective', tool: 'No tool', kpi: 'No KPI' },
  takenOut: 'Taken out',
  path: 'Path',
  list: {
    found: 'This is a list: make it several cards?',
    split: (cards) => n(cards, { one: 'Make # card', other: 'Make # cards' }),
    keep: 'Keep it one card',
  },
  csv: {
    semicolons:
      'This CSV is separated by semicolons, as Excel in Italian or Dutch expects. For an Excel in another language choose XLSX, which opens anywhere.',
    commas:
      'This CSV is separated by commas: an Excel in Italian or Dutch puts all of it into one column. There, choose XLSX, or the document in Italian or Dutch.',
  },
};
