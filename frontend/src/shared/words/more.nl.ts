import { counter } from '../plural';
import type { MoreWords } from './more.it';

const n = counter('nl');

export const nl: MoreWords = {
  hands: (hands) => n(hands, { one: '# opgestoken hand', other: '# opgestoken handen' }),
  gap: { need: 'Geen behoefte', objective: 'Geen doel', tool: 'Geen middel', kpi: 'Geen KPI' },
  takenOut: 'Weggehaald',
  path: 'Pad',
  list: {
    found: 'Dit is een lijst: er meer kaarten van maken?',
    split: (cards) => n(cards, { one: 'Maak # kaart', other: 'Maak # kaarten' }),
    keep: 'Laat het één kaart',
  },
  csv: {
    semicolons:
      'Deze CSV is gescheiden met puntkomma’s, zoals Excel in het Nederlands of Italiaans verwacht. Kies voor een Excel in een andere taal XLSX: dat opent overal.',
    commas:
      'Deze CSV is gescheiden met komma’s: een Excel in het Nederlands of Italiaans zet alles in één kolom. Kies daar XLSX, of het document in het Nederlands.',
  },
};
