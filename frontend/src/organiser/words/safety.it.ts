import { counter } from '../../shared/plural';
import type { Role } from '../../shared/wire';

const n = counter('it');

/** Le segnalazioni di eventi avversi di tutti gli incontri. */
export const safety = {
  title: 'Eventi avversi',
  toPass: (reports: number) =>
    n(reports, { one: '# evento avverso da trasmettere', other: '# eventi avversi da trasmettere' }),
  duty: 'Chi sponsorizza un incontro deve trasmettere gli eventi avversi alla farmacovigilanza entro uno o due giorni lavorativi da quando lo viene a sapere. Qui c’è la copia di ogni scheda segnalata, com’era in quel momento, anche se poi la scheda è cambiata o non c’è più.',
  standings: {
    open: (reports: number) => `Da trasmettere (${reports})`,
    passed: (reports: number) => `Trasmesse (${reports})`,
    all: (reports: number) => `Tutte (${reports})`,
  },
  which: 'Quali segnalazioni',
  session: 'Incontro',
  every: 'Tutti gli incontri',
  search: 'Cerca nelle segnalazioni',
  noneLeft: 'Niente da trasmettere.',
  noneFound: 'Nessuna segnalazione così.',
  known: (moment: string) => `Data di conoscenza: ${moment}`,
  by: (who: string) => `segnalata da ${who}`,
  roles: {
    participant: 'chi partecipa',
    facilitator: 'chi conduce',
    organiser: 'chi organizza',
  } as Partial<Record<Role, string>>,
  note: (note: string) => `Nota: ${note}`,
  table: (table: string) => `tavolo: ${table}`,
  erased: 'l’incontro è cancellato',
  ends: (day: string) => `la copia resta fino al ${day}`,
  pass: 'Segna come trasmessa',
  passedAt: (moment: string) => `Trasmessa: ${moment}`,
  back: 'Non è stata trasmessa',
  passed: 'Segnata come trasmessa.',
  open: 'Rimessa tra quelle da trasmettere.',
  file: 'Scarica tutto per la farmacovigilanza (CSV)',
  kept: {
    title: 'Per quanto restano',
    text: 'Lo scegli tu quando crei l’incontro, in «Altre impostazioni», alla voce «Eventi avversi: per quanti giorni resta la copia»: con 0 la copia se ne va con l’incontro, con un numero di giorni resta per quei giorni anche se l’incontro è cancellato. Chi le ha scritte non può cancellarle; il suo nome non c’è.',
  },
  empty: {
    title: 'Nessuna segnalazione, per ora',
    text: 'Funziona così, senza che tu debba fare niente prima:',
    steps: [
      'Una scheda racconta di un effetto indesiderato di un medicinale: chiunque la segnala dal telefono, o chi conduce dalla regia. Il programma indica le parole sospette, ma non segnala mai da solo.',
      'La copia arriva subito qui e nella regia, con il testo e l’ora in cui l’avete saputo. Non cambia più.',
      'La scarichi, la mandi alla farmacovigilanza e la segni come trasmessa. Fino ad allora te lo ricordiamo.',
    ],
  },
};
