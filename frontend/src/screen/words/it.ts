import { counter } from '../../shared/plural';

const n = counter('it');
const share = new Intl.NumberFormat('it', { style: 'percent' });

export const it = {
  join: 'Entra con il telefono',
  joined: (people: number) => n(people, { one: '# persona', other: '# persone' }),
  wrote: (people: number, of: number) =>
    n(people, { one: `# di ${of} ha scritto`, other: `# di ${of} hanno scritto` }),
  liked: (people: number, of: number) =>
    n(people, { one: `# di ${of} ha dato like`, other: `# di ${of} hanno dato like` }),
  spent: (people: number, of: number) =>
    n(people, { one: `# di ${of} ha dato tutti i like`, other: `# di ${of} hanno dato tutti i like` }),
  cards: (cards: number) => n(cards, { one: '# scheda', other: '# schede' }),
  everybodys: 'Le schede di tutti',
  page: (page: number, pages: number) => `${page} di ${pages}`,
  shared: (people: number) =>
    n(people, { one: 'linee: fino a # persona in comune', other: 'linee: fino a # persone in comune' }),
  chosen: 'Che cosa ha scelto la sala',
  percent: (of: number) => share.format(of),
  themes: 'Di che cosa parlano i like',
  origins: {
    title: 'Da dove vengono le difficoltà',
    internal: 'interne',
    external: 'esterne',
    unsaid: 'non detto',
    share: (cards: string, likes: string) => `${cards} delle schede, ${likes} dei like`,
  },
  closed: 'Grazie a tutti',
  over: 'Incontro chiuso: rientra solo chi c’era.',
  closedText: (published: boolean): string =>
    published
      ? 'La sintesi è sul telefono di chi c’era.'
      : 'Appena è pubblicata, la sintesi arriva sul telefono di chi c’era.',
  noKey: 'Apri lo schermo dal link che ti ha dato chi organizza.',
  lost: 'Questa sala non c’è più.',
  opening: 'Apro lo schermo…',
  offline: 'Senza rete: lo schermo aspetta.',
};

export type ScreenWords = typeof it;
