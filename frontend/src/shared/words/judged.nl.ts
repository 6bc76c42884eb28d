import { counter } from '../plural';
import type { JudgedWords } from './judged.it';

const n = counter('nl');

export const nl: JudgedWords = {
  tied: 'gelijk',
  tiedWith: (others) => n(others, { one: 'gelijk met één andere', other: 'gelijk met # andere' }),
  moreTied: (cards) => n(cards, { one: 'en nog één die gelijk staat', other: 'en nog # die gelijk staan' }),
  moreThemes: (themes) =>
    n(themes, { one: 'en nog één dat gelijk staat', other: 'en nog # die gelijk staan' }),
  voters: (people) =>
    n(people, { one: 'Er stemde # persoon.', other: 'Er stemden # mensen.', none: 'Nog niemand stemde.' }),
  few: (people) =>
    n(people, {
      one: 'Er stemde maar één persoon: stof om over te praten, geen statistiek.',
      other: 'Er stemden maar # mensen: stof om over te praten, geen statistiek.',
    }),
  themed: (cards, of, likes, ofLikes) =>
    `${n(cards, { one: `# van de ${of} kaarten heeft een thema`, other: `# van de ${of} kaarten hebben een thema` })}: ${likes} van de ${ofLikes} likes.`,
  noTheme: 'zonder thema',
  difficulties: (cards, likes) =>
    `van ${n(cards, { one: '# moeilijkheid', other: '# moeilijkheden' })} en ${n(likes, { one: '# like', other: '# likes' })}`,
};
