import { counter } from '../../shared/plural';

const n = counter('it');

/** What is asked before publishing. */
export const publishing = {
  title: 'Schede segnalate',
  asks: (cards: number) =>
    n(cards, {
      one: 'Prima di pubblicare: # scheda ha una segnalazione aperta.',
      other: 'Prima di pubblicare: # schede hanno una segnalazione aperta.',
    }),
  despite: 'Pubblica comunque',
  leaveOut: 'Nascondi',
  leaveOutThis: (card: string) => `Nascondi la scheda «${card}»`,
  settle: 'Chiudi la segnalazione',
  settleThis: (card: string) => `Chiudi la segnalazione della scheda «${card}»`,
  settled: 'Segnalazione chiusa.',
};

export type Publishing = typeof publishing;
