import { counter } from '../plural';
import type { JudgedWords } from './judged.it';

const n = counter('en');

export const en: JudgedWords = {
  tied: 'tied',
  tiedWith: (others) => n(others, { one: 'tied with one other', other: 'tied with # others' }),
  moreTied: (cards) => n(cards, { one: 'and one more, tied', other: 'and # more, tied' }),
  moreThemes: (themes) => n(themes, { one: 'and one more, tied', other: 'and # more, tied' }),
};
