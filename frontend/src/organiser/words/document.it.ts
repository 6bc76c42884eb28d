import { counter } from '../../shared/plural';

const n = counter('it');

export const joins = {
  title: 'Schede di incontri diversi',
  text: 'In ogni incontro le stesse cose si dicono con parole diverse. Unisci le schede che dicono la stessa cosa: nel documento della serie contano come una sola, e chi ne ha scelte due conta una volta. Il giudizio di ogni incontro resta com’è, e puoi separare le schede quando vuoi.',
  document:
    'Un documento solo su tutti gli incontri: che cosa si è detto in più incontri, che cosa in uno solo, la classifica di tutti i tavoli. Un incontro ancora aperto entra com’è.',
  open: 'Unisci le schede che dicono la stessa cosa',
  back: 'Torna alla serie',
  few: 'Servono almeno due incontri con delle schede.',
  alike: {
    title: 'Dicono forse la stessa cosa',
    text: 'Le più simili per prime. Scegli le parole che restano.',
    none: 'Nessun altro suggerimento.',
    stands: 'Restano queste parole',
    join: 'Unisci',
    apart: 'Non è la stessa cosa',
    again: (pairs: number) =>
      n(pairs, { one: 'Rimostra # coppia scartata', other: 'Rimostra # coppie scartate' }),
  },
  unions: {
    title: 'Unite',
    none: 'Ancora nessuna.',
    people: (people: number, rooms: string) =>
      `${n(people, { one: 'Piace a # persona', other: 'Piace a # persone' })}: ${rooms}`,
    room: (people: number, room: string) => `${room} ${people}`,
    part: 'Separa',
    partOf: (text: string) => `Separa «${text}»`,
  },
  hand: {
    title: 'Unisci a mano',
    text: 'Scegli le schede, anche più di due: la prima che scegli dà le parole.',
    search: 'Cerca tra le schede',
    first: 'parole che restano',
    go: (cards: number) => n(cards, { none: 'Unisci', one: 'Unisci # scheda', other: 'Unisci # schede' }),
    rooms: 'Scegli schede di almeno due incontri.',
    none: 'Nessuna scheda con queste parole.',
  },
  likes: (people: number) => n(people, { one: '# persona', other: '# persone' }),
  joined: 'Schede unite.',
  parted: 'Scheda separata.',
};

export const letterhead = {
  title: 'Intestazione dei documenti',
  text: 'Il nome e il logo stanno sul frontespizio di ogni documento: PDF, Word e HTML.',
  name: 'Chi organizza',
  nameHint: 'Per esempio: Agenzia Caffè & Salute',
  logo: 'Logo',
  logoHint:
    'Un file PNG o SVG, meglio se orizzontale e con lo sfondo trasparente. Viene ridisegnato come immagine: di un SVG non resta nient’altro.',
  choose: 'Scegli un file…',
  take: 'Togli il logo',
  preview: 'Come appare sulla carta',
  save: 'Salva',
  owners: 'Li sceglie chi ha la chiave dell’installazione.',
  saved: 'Salvato: vale da subito per ogni documento.',
  shrinking: 'Rimpicciolisco l’immagine…',
  unreadable: 'Questo file non è un’immagine che il browser sa disegnare.',
  tooRich: 'Questa immagine è troppo ricca di dettagli per un logo: usane una più semplice.',
};

export type Joins = typeof joins;
export type LetterheadWords = typeof letterhead;
