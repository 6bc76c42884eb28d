import { counter } from '../plural';
import type { JudgedWords } from './judged.it';

const n = counter('nl');

export const nl: JudgedWords = {
  tied: 'gelijk',
  tiedWith: (others) => n(others, { one: 'gelijk met één andere', other: 'gelijk met # andere' }),
  moreTied: (cards) => n(cards, { one: 'en nog één die gelijk staat', other: 'en nog # die gelijk staan' }),
  moreThemes: (themes) =>
    n(themes, { one: 'en nog één dat gelijk staat', other: 'en nog # die gelijk staan' }),
};
