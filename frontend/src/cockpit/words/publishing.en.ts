import { counter } from '../../shared/plural';
import type { Publishing } from './publishing.it';

const n = counter('en');

/** What is asked before publishing. */
export const publishing: Publishing = {
  title: 'Flagged cards',
  asks: (cards) =>
    n(cards, {
      one: 'Before you publish: # card has an open flag.',
      other: 'Before you publish: # cards have an open flag.',
    }),
  despite: 'Publish all the same',
  leaveOut: 'Leave out',
  leaveOutThis: (card) => `Leave out the card “${card}”`,
  settle: 'Settle the flag',
  settleThis: (card) => `Settle the flag of the card “${card}”`,
  settled: 'Flag settled.',
};
