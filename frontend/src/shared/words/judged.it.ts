import { counter } from '../plural';

const n = counter('it');

export const it = {
  tied: 'a pari merito',
  tiedWith: (others: number) =>
    n(others, { one: 'a pari merito con un’altra', other: 'a pari merito con altre #' }),
  moreTied: (cards: number) =>
    n(cards, { one: 'e un’altra a pari merito', other: 'e altre # a pari merito' }),
  moreThemes: (themes: number) =>
    n(themes, { one: 'e un altro a pari merito', other: 'e altri # a pari merito' }),
};

export type JudgedWords = typeof it;
