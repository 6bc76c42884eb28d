import { counter } from '../../shared/plural';
import type { Settings } from '../../shared/wire';

const n = counter('it');

/** Quanto si sa di chi entra. */
export const arrivals = {
  admission: {
    open: 'Ingresso aperto: chiunque abbia il codice può entrare, anche più volte.',
    lobby: 'Sala d’attesa: entra chi fai entrare tu. Guarda chi hai davanti.',
    seats: 'Segnaposto: ogni codice vale per una persona. Chi ne ha due ha due voci.',
  } satisfies Record<Settings['admission'], string> as Record<Settings['admission'], string>,
  alike: (people: number, seconds: number) =>
    `${people} ingressi si somigliano: stesso indirizzo e stesso browser, ${span(seconds)}.`,
  own: 'Da quell’indirizzo non è entrato nessun altro: può essere un dispositivo solo.',
  shared: 'Da quell’indirizzo sono entrati anche altri: con una rete sola per tutta la sala è normale.',
  who: 'Chi sono',
  keepFirst: (others: number) =>
    n(others, {
      one: 'Tieni il primo, togli l’altro con i suoi like',
      other: 'Tieni il primo, togli gli altri # con i loro like',
    }),
  removed: (people: number) =>
    n(people, { one: '# ingresso tolto, con schede e like.', other: '# ingressi tolti, con schede e like.' }),
};

function span(seconds: number): string {
  if (seconds < 60) return 'in meno di un minuto';
  return n(Math.round(seconds / 60), { one: 'in circa un minuto', other: 'in circa # minuti' });
}

export type Arrivals = typeof arrivals;
