import { counter } from '../plural';

const n = counter('it');

export const it = {
  hands: (hands: number) => n(hands, { one: '# mano alzata', other: '# mani alzate' }),
  gap: {
    need: 'Nessun bisogno',
    objective: 'Nessun obiettivo',
    tool: 'Nessuno strumento',
    kpi: 'Nessun KPI',
  },
  takenOut: 'Contributo tolto',
  path: 'Percorso',
  list: {
    found: 'È un elenco: ne faccio più schede?',
    split: (cards: number) => n(cards, { one: 'Fai # scheda', other: 'Fai # schede' }),
    keep: 'Lascia una scheda sola',
  },
  csv: {
    semicolons:
      'Il CSV separa con il punto e virgola, come si aspetta l’Excel in italiano o in olandese. Su un Excel in un’altra lingua scegli XLSX: si apre ovunque.',
    commas:
      'Il CSV separa con la virgola: un Excel in italiano o in olandese lo mette tutto in una colonna. Lì scegli XLSX, o il documento in italiano.',
  },
};

export type MoreWords = typeof it;
