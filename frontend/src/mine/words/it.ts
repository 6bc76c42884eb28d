import { counter } from '../../shared/plural';
import type { FlagReason } from '../../shared/wire';

const n = counter('it');

export const it = {
  title: 'Che cosa c’è di tuo',
  room: 'Torna alla sala',
  loading: 'Guardo che cosa c’è…',
  expires: (day: string) => `Tutto questo si cancella da solo il ${day}.`,
  privacy: 'Che cosa conserviamo, perché e per quanto',
  who: {
    title: 'Chi sei qui',
    name: 'Nome',
    organisation: 'Azienda',
    table: 'Tavolo',
    nobody:
      'Non hai detto come ti chiami: per noi sei il numero a caso che sta nel cookie di questo browser.',
    waiting: 'Non sei ancora nella sala: chi conduce ti deve far entrare.',
    removed: 'Chi conduce ti ha tolto dalla sala. Quello che è tuo puoi vederlo e cancellarlo lo stesso.',
  },
  cards: {
    title: (cards: number) =>
      n(cards, { none: 'Le tue schede', one: 'Una tua scheda', other: 'Le tue # schede' }),
    none: 'Nessuna scheda.',
    held: 'coperta: la vedete tu e chi conduce',
    hidden: 'nascosta da chi conduce',
    merged: 'unita a un’altra',
    erase: 'Cancella',
    sure: 'Sparisce per tutti, con i like che ha avuto. È per sempre: non c’è un Annulla.',
    copy: 'Resta solo la copia della segnalazione, qui sotto.',
    yes: 'Cancella per sempre',
    no: 'Lasciala',
    done: 'Scheda cancellata.',
  },
  likes: {
    title: (likes: number) =>
      n(likes, { none: 'I like che hai dato', one: 'Il like che hai dato', other: 'I # like che hai dato' }),
    none: 'Nessun like.',
    unseen: (likes: number) =>
      n(likes, {
        one: 'e # su una scheda che ora non si vede',
        other: 'e # su schede che ora non si vedono',
      }),
  },
  flags: {
    title: 'Le segnalazioni che hai fatto',
    reasons: {
      adverse_event: 'Effetto indesiderato di un medicinale',
      offensive: 'Offensiva',
      personal_data: 'Dati personali',
    } satisfies Record<FlagReason, string>,
  },
  reports: {
    title: 'Copie che restano',
    why: 'Qualcuno ha segnalato queste tue schede come possibile effetto indesiderato di un medicinale. Chi sponsorizza l’incontro lo deve riferire per legge: per questo ne resta una copia, senza il tuo nome, anche se cancelli la scheda.',
    at: (moment: string) => `segnalata il ${moment}`,
    passed: (moment: string) => `trasmessa il ${moment}`,
    until: (day: string) => `la copia si cancella il ${day}`,
    withSession: 'la copia si cancella con l’incontro',
  },
  take: {
    title: 'Portalo con te',
    read: 'Una pagina da leggere',
    data: 'I dati, per un programma',
  },
  leave: {
    title: 'Cancella tutto',
    cards: (cards: number) =>
      n(cards, {
        one: 'La tua scheda sparisce per tutti, anche dai documenti che si scaricano da ora in poi.',
        other: 'Le tue # schede spariscono per tutti, anche dai documenti che si scaricano da ora in poi.',
      }),
    likes: (likes: number) =>
      n(likes, {
        one: 'Il tuo like è ritirato, e i conteggi si correggono da soli.',
        other: 'I tuoi # like sono ritirati, e i conteggi si correggono da soli.',
      }),
    name: 'Il nome e l’azienda che hai detto si dimenticano.',
    room: 'Esci dalla sala, e questo browser dimentica le bozze.',
    copies: (copies: number) =>
      n(copies, {
        one: 'Resta, senza il tuo nome, la copia segnalata qui sopra.',
        other: 'Restano, senza il tuo nome, le # copie segnalate qui sopra.',
      }),
    published: 'Chi ha già scaricato un documento ce l’ha: quello non lo possiamo riprendere.',
    go: 'Cancella tutto quello che è mio',
    sure: 'È per sempre: non c’è un Annulla.',
    yes: 'Sì, cancella tutto',
    no: 'No, lascia tutto',
  },
  gone: {
    title: 'Qui non c’è più niente di tuo',
    text: 'Quello che hai scritto, i tuoi like e il tuo nome sono cancellati: dalla sala, dal disco e da questo browser. Grazie per aver partecipato.',
    copies: (copies: number) =>
      n(copies, {
        one: 'Resta, senza il tuo nome, la copia di una scheda segnalata.',
        other: 'Restano, senza il tuo nome, le copie di # schede segnalate.',
      }),
    join: 'Entra con un codice',
  },
  rooms: {
    title: 'Gli incontri di questo browser',
    none: 'Con questo browser non risulti in nessun incontro. Apri questa pagina con il telefono con cui c’eri; se non ce l’hai più, chiedi a chi organizza: può vedere e cancellare tutto per te.',
  },
  wrong: {
    unread: 'Non c’è rete: non riesco a guardare che cosa c’è.',
    unanswered:
      'Non è arrivata risposta, e può darsi che non sia stato cancellato niente. Riprova: farlo due volte è come farlo una.',
    later: 'Il server adesso non ce la fa. Non è stato cancellato niente: riprova tra poco.',
    again: 'Riprova',
  },
};

export type MineWords = typeof it;
