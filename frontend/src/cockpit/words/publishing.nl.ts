import { counter } from '../../shared/plural';
import type { Publishing } from './publishing.it';

const n = counter('nl');

/** What is asked before publishing. */
export const publishing: Publishing = {
  title: 'Gemelde kaarten',
  asks: (cards) =>
    n(cards, {
      one: 'Voor je publiceert: # kaart heeft een open melding.',
      other: 'Voor je publiceert: # kaarten hebben een open melding.',
    }),
  despite: 'Toch publiceren',
  leaveOut: 'Weglaten',
  leaveOutThis: (card) => `Laat de kaart weg ‘${card}’`,
  settle: 'Melding afhandelen',
  settleThis: (card) => `Handel de melding af van de kaart ‘${card}’`,
  settled: 'Melding afgehandeld.',
};
