import { counter } from '../../shared/plural';
import type { Arrivals } from './arrivals.it';

const n = counter('en');

/** How much is known of those who come in. */
export const arrivals: Arrivals = {
  admission: {
    open: 'Open admission: whoever has the code can come in, also several times.',
    lobby: 'Lobby: those come in whom you let in. Look who is there.',
    seats: 'Place cards: each code is for one person. Whoever has two has two voices.',
  },
  alike: (people, seconds) =>
    `${people} arrivals are alike: same address and same browser, ${span(seconds)}.`,
  own: 'Nobody else came from that address: it may be one device.',
  shared: 'Others came from that address too: with one network for the whole room that is normal.',
  who: 'Who they are',
  keepFirst: (others) =>
    n(others, {
      one: 'Keep the first, remove the other with its likes',
      other: 'Keep the first, remove the other # with their likes',
    }),
  removed: (people) =>
    n(people, {
      one: '# arrival removed, with cards and likes.',
      other: '# arrivals removed, with cards and likes.',
    }),
};

function span(seconds: number): string {
  if (seconds < 60) return 'within a minute';
  return n(Math.round(seconds / 60), { one: 'within about a minute', other: 'within about # minutes' });
}
