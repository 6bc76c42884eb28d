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
  voters: (people: number) =>
    n(people, {
      one: 'Ha votato # persona.',
      other: 'Hanno votato # persone.',
      none: 'Nessuno ha ancora votato.',
    }),
  few: (people: number) =>
    n(people, {
      one: 'Ha votato una sola persona: sono indicazioni per parlarne, non statistiche.',
      other: 'Hanno votato in #: sono indicazioni per parlarne, non statistiche.',
    }),
  themed: (cards: number, of: number, likes: number, ofLikes: number) =>
    `${n(cards, { one: `# scheda su ${of} ha un tema`, other: `# schede su ${of} hanno un tema` })}: ${likes} like su ${ofLikes}.`,
  noTheme: 'senza tema',
  difficulties: (cards: number, likes: number) =>
    `su ${cards} difficoltà e ${n(likes, { one: '# like', other: '# like' })}`,
};

export type JudgedWords = typeof it;
