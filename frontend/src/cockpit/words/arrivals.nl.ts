import { counter } from '../../shared/plural';
import type { Arrivals } from './arrivals.it';

const n = counter('nl');

/** Hoeveel er bekend is van wie binnenkomt. */
export const arrivals: Arrivals = {
  admission: {
    open: 'Vrije toegang: iedereen met de code kan binnenkomen, ook meermaals.',
    lobby: 'Wachtruimte: binnen komt wie jij toelaat. Kijk wie er is.',
    seats: 'Plaatskaartjes: elke code is voor één mens. Wie er twee heeft, heeft twee stemmen.',
  },
  alike: (people, seconds) =>
    `${people} aankomsten lijken op elkaar: zelfde adres en zelfde browser, ${span(seconds)}.`,
  own: 'Verder kwam niemand van dat adres: het kan één toestel zijn.',
  shared: 'Ook anderen kwamen van dat adres: met één netwerk voor de hele zaal is dat gewoon.',
  who: 'Wie het zijn',
  keepFirst: (others) =>
    n(others, {
      one: 'Houd de eerste, verwijder de andere met de likes',
      other: 'Houd de eerste, verwijder de andere # met hun likes',
    }),
  removed: (people) =>
    n(people, {
      one: '# aankomst verwijderd, met kaarten en likes.',
      other: '# aankomsten verwijderd, met kaarten en likes.',
    }),
};

function span(seconds: number): string {
  if (seconds < 60) return 'binnen een minuut';
  return n(Math.round(seconds / 60), {
    one: 'binnen ongeveer een minuut',
    other: 'binnen ongeveer # minuten',
  });
}
