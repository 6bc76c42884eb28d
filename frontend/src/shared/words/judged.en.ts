import { counter } from '../plural';
import type { JudgedWords } from './judged.it';

const n = counter('en');

export const en: JudgedWords = {
  tied: 'tied',
  tiedWith: (others) => n(others, { one: 'tied with one other', other: 'tied with # others' }),
  moreTied: (cards) => n(cards, { one: 'and one more, tied', other: 'and # more, tied' }),
  moreThemes: (themes) => n(themes, { one: 'and one more, tied', other: 'and # more, tied' }),
  voters: (people) =>
    n(people, { one: '# person voted.', other: '# people voted.', none: 'Nobody has voted yet.' }),
  few: (people) =>
    n(people, {
      one: 'Only one person voted: a start for talking, not statistics.',
      other: 'Only # people voted: a start for talking, not statistics.',
    }),
  themed: (cards, of, likes, ofLikes) =>
    `${n(cards, { one: `# of ${of} cards has a theme`, other: `# of ${of} cards have a theme` })}: ${likes} of ${ofLikes} likes.`,
  noTheme: 'no theme',
  difficulties: (cards, likes) =>
    `of ${n(cards, { one: '# difficulty', other: '# difficulties' })} and ${n(likes, { one: '# like', other: '# likes' })}`,
};
