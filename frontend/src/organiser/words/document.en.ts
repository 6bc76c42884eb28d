import { counter } from '../../shared/plural';
import type { Joins, LetterheadWords } from './document.it';

const n = counter('en');

export const joins: Joins = {
  title: 'Cards of different rooms',
  text: 'Each room says things in its own words. Join the cards that say the same: in the document of the series they count as one, and whoever chose two of them counts once. The rooms stay as they judged, and you can part cards again at any time.',
  document:
    'One document over all meetings: what several rooms say, what one alone says, and the ranking of all tables. A meeting that is still open is included as it stands.',
  open: 'Join cards that say the same',
  back: 'Back to the series',
  few: 'It takes at least two meetings with cards.',
  alike: {
    title: 'These may say the same',
    text: 'The most alike first. Choose the words that stay.',
    none: 'Nothing more to suggest.',
    stands: 'Keep these words',
    join: 'Join',
    apart: 'Not the same',
    again: (pairs) => n(pairs, { one: 'Show # dismissed pair again', other: 'Show # dismissed pairs again' }),
  },
  unions: {
    title: 'Joined',
    none: 'None yet.',
    people: (people, rooms) =>
      `${n(people, { one: '# person likes it', other: '# people like it' })}: ${rooms}`,
    room: (people, room) => `${room} ${people}`,
    part: 'Part',
    partOf: (text) => `Part “${text}”`,
  },
  hand: {
    title: 'Join by hand',
    text: 'Choose the cards, more than two if you like: the first one gives the words.',
    search: 'Search the cards',
    first: 'words that stay',
    go: (cards) => n(cards, { none: 'Join', one: 'Join # card', other: 'Join # cards' }),
    rooms: 'Choose cards of at least two meetings.',
    none: 'No card with these words.',
  },
  likes: (people) => n(people, { one: '# person', other: '# people' }),
  joined: 'Cards joined.',
  parted: 'Card parted.',
};

export const letterhead: LetterheadWords = {
  title: 'Heading of documents',
  text: 'The name and the logo stand on the title page of every document: PDF, Word and HTML.',
  name: 'Organiser',
  nameHint: 'For example: Coffee & Health Agency',
  logo: 'Logo',
  logoHint:
    'A PNG or SVG file, best a wide one with a transparent background. It is drawn anew as a picture: nothing else of an SVG is kept.',
  choose: 'Choose a file…',
  take: 'Remove the logo',
  preview: 'How it looks on paper',
  save: 'Save',
  owners: 'Whoever has the installation’s key chooses them.',
  saved: 'Saved: it holds for every document from now on.',
  shrinking: 'Making the picture smaller…',
  unreadable: 'This file is no picture that the browser can draw.',
  tooRich: 'This picture has too much detail for a logo: use a simpler one.',
};
