import { counter } from '../../shared/plural';
import type { ScreenWords } from './it';

const n = counter('en');
const share = new Intl.NumberFormat('en', { style: 'percent' });

export const en: ScreenWords = {
  join: 'Join with your phone',
  joined: (people) => n(people, { one: '# person', other: '# people' }),
  wrote: (people, of) => n(people, { one: `# of ${of} has written`, other: `# of ${of} have written` }),
  liked: (people, of) => n(people, { one: `# of ${of} has liked`, other: `# of ${of} have liked` }),
  spent: (people, of) =>
    n(people, { one: `# of ${of} has given all likes`, other: `# of ${of} have given all likes` }),
  cards: (cards) => n(cards, { one: '# card', other: '# cards' }),
  everybodys: 'Everybody’s cards',
  page: (page, pages) => `${page} of ${pages}`,
  shared: (people) =>
    n(people, { one: 'lines: up to # person in common', other: 'lines: up to # people in common' }),
  chosen: 'What the room chose',
  percent: (of) => share.format(of),
  themes: 'What the likes are about',
  origins: {
    title: 'Where the difficulties come from',
    internal: 'internal',
    external: 'external',
    unsaid: 'not said',
    share: (cards, likes) => `${cards} of cards, ${likes} of likes`,
  },
  closed: 'Thank you all',
  over: 'The meeting is closed: only those who were here come back in.',
  closedText: (published) =>
    published
      ? 'The synthesis is on the phones of those who were here.'
      : 'Once it is published, the synthesis comes to the phones of those who were here.',
  noKey: 'Open the screen from the link that the organiser gave you.',
  lost: 'This room is no longer here.',
  opening: 'Opening the screen…',
  offline: 'Offline: the screen is waiting.',
};
