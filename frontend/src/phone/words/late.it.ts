import type { FlagReason } from '../../shared/wire';

export const it = {
  ended: {
    removed: {
      title: 'Non sei più in questa sala',
      text: 'Chi conduce ti ha tolto, o hai cancellato tutto. Se è uno sbaglio, dillo a voce.',
    },
    closed: { title: 'Questa sala non c’è più', text: 'L’incontro e le sue schede sono stati cancellati.' },
    lost: {
      title: 'Questa sala non si trova',
      text: 'Controlla l’indirizzo, o inquadra di nuovo il codice.',
    },
    join: 'Entra con un codice',
  },
  synthesis: {
    title: 'La sintesi',
    outcome: 'Che fine hanno fatto le tue schede',
    inPath: (title: string) => `nel percorso «${title}»`,
    inUntitled: (number: number) => `nel percorso ${number}`,
    united: (text: string) => `unita a «${text}»`,
    appendix: 'in nessun percorso: resta tra tutte le schede, in fondo al documento',
    gone: 'nascosta da chi conduce',
    download: 'Portala con te',
    formats: { pdf: 'Documento PDF', html: 'Pagina da leggere', docx: 'Word', xlsx: 'Excel' },
  },
  reading: {
    eyebrow: 'La sintesi di chi c’era',
    read: 'Leggi la sintesi',
    early: 'La sintesi non è ancora pubblicata. Riapri questo link più tardi.',
    ended: 'Questo link non vale più. Chiedine uno nuovo a chi te l’ha mandato.',
  },
  flag: {
    ask: 'Che cosa non va?',
    reasons: {
      adverse_event: 'Parla di un effetto indesiderato di un medicinale',
      offensive: 'È offensiva',
      personal_data: 'Contiene dati personali',
    } satisfies Record<FlagReason, string>,
    done: 'Segnalata a chi conduce',
  },
};

export type LateWords = typeof it;
