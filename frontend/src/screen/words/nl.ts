import { counter } from '../../shared/plural';
import type { ScreenWords } from './it';

const n = counter('nl');
const share = new Intl.NumberFormat('nl', { style: 'percent' });

export const nl: ScreenWords = {
  join: 'Doe mee met je telefoon',
  joined: (people) => n(people, { one: '# persoon', other: '# mensen' }),
  wrote: (people, of) =>
    n(people, { one: `# van ${of} heeft geschreven`, other: `# van ${of} hebben geschreven` }),
  liked: (people, of) => n(people, { one: `# van ${of} gaf likes`, other: `# van ${of} gaven likes` }),
  spent: (people, of) =>
    n(people, { one: `# van ${of} gaf alle likes`, other: `# van ${of} gaven alle likes` }),
  cards: (cards) => n(cards, { one: '# kaart', other: '# kaarten' }),
  everybodys: 'De kaarten van iedereen',
  page: (page, pages) => `${page} van ${pages}`,
  shared: (people) =>
    n(people, { one: 'lijnen: tot # persoon in beide', other: 'lijnen: tot # mensen in beide' }),
  chosen: 'Wat de ruimte koos',
  percent: (of) => share.format(of),
  themes: 'Waar de likes over gaan',
  origins: {
    title: 'Waar de moeilijkheden vandaan komen',
    internal: 'intern',
    external: 'extern',
    unsaid: 'niet gezegd',
    share: (cards, likes) => `${cards} van de kaarten, ${likes} van de likes`,
  },
  closed: 'Dank jullie wel',
  over: 'De bijeenkomst is gesloten: alleen wie er was, kan weer binnen.',
  closedText: (published) =>
    published
      ? 'De synthese staat op de telefoons van wie erbij was.'
      : 'Zodra ze gepubliceerd is, komt de synthese op de telefoons van wie erbij was.',
  noKey: 'Open het scherm met de link die je van de organisator kreeg.',
  lost: 'Deze ruimte is er niet meer.',
  opening: 'Het scherm gaat open…',
  offline: 'Geen netwerk: het scherm wacht.',
};
