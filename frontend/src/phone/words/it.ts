import { counter } from '../../shared/plural';
import type { FlagReason, Kind } from '../../shared/wire';

const n = counter('it');

export const it = {
  join: {
    title: 'Entra nella stanza',
    code: 'Il codice della stanza',
    codeHint: 'Lo trovi sullo schermo grande, sotto il QR.',
    go: 'Entra',
    going: 'Un attimo…',
    again: 'Riprova',
    noAccount: 'Non serve nessun account.',
    seatNeeded: 'Qui serve il codice del tuo posto: è sul cartoncino davanti a te.',
  },
  arrival: {
    welcome: 'Benvenuto, benvenuta',
    table: 'A che tavolo siedi?',
    atTable: (people: number) => n(people, { one: '# persona', other: '# persone' }),
    name: 'Come ti chiami?',
    nameHint: 'In questa stanza i nomi si vedono accanto alle schede. Puoi anche lasciare vuoto.',
    organisation: 'Per chi lavori? (facoltativo)',
    go: 'Continua',
  },
  lobby: {
    title: 'Ci siamo quasi',
    text: 'Chi conduce ti sta per far entrare. Puoi lasciare il telefono sul tavolo: la pagina va avanti da sola.',
  },
  loading: 'Apro la stanza…',
  ended: {
    removed: {
      title: 'Non sei più in questa stanza',
      text: 'Chi conduce ti ha tolto dall’incontro. Se è uno sbaglio, faglielo sapere a voce.',
    },
    closed: { title: 'Questa stanza non c’è più', text: 'L’incontro e le sue schede sono stati cancellati.' },
    lost: {
      title: 'Questa stanza non si trova',
      text: 'Controlla l’indirizzo, o inquadra di nuovo il codice.',
    },
    join: 'Entra con un codice',
  },
  now: {
    label: 'Adesso',
    next: 'Poi',
    minutes: (minutes: number) => n(minutes, { one: '# minuto', other: '# minuti' }),
    welcome: 'Tra poco si comincia. Tieni il telefono a portata di mano.',
    weave: 'Al tavolo di chi conduce le schede diventano percorsi. Guarda lo schermo e di’ la tua a voce.',
    close: 'Siamo alla fine: grazie di esserci stato, grazie di esserci stata.',
    between: 'Chi conduce sta per passare al prossimo passo.',
    present: (people: number) => n(people, { one: '# persona collegata', other: '# persone collegate' }),
    closed: 'L’incontro è finito. Le tue schede e la sintesi restano qui.',
  },
  write: {
    kind: 'Che cosa scrivi?',
    field: {
      need: 'Il tuo bisogno',
      objective: 'Il tuo obiettivo',
      tool: 'Il tuo strumento',
      kpi: 'Il tuo KPI',
      difficulty: 'La difficoltà che hai incontrato',
      idea: 'La tua idea',
    } satisfies Record<Kind, string>,
    firstStep: 'Il tuo primo passo',
    hint: 'Una sola cosa per scheda, con parole tue',
    send: 'Invia',
    origin: 'Da dove viene?',
    internal: 'Da dentro l’azienda',
    external: 'Da fuori (norme, mercato)',
    answers: {
      objective: 'A quale bisogno risponde? (facoltativo)',
      tool: 'A quale obiettivo serve? (facoltativo)',
      kpi: 'Quale obiettivo misura? (facoltativo)',
      difficulty: 'Quale strategia ostacola? (facoltativo)',
      idea: 'Con quale strategia? (facoltativo)',
    },
    search: 'Cerca',
    chosen: (cards: number) => n(cards, { one: '# scelto', other: '# scelti' }),
    kpi: 'Come si misura? (facoltativo)',
    back: 'Il testo è tornato qui:',
  },
  own: {
    title: 'Le tue schede',
    none: 'Qui troverai quello che hai scritto.',
    edit: 'Modifica',
    withdraw: 'Ritira',
    save: 'Salva',
    cancel: 'Lascia com’è',
    again: 'Riprova',
    retake: 'Riprendi il testo',
    discard: 'Scarta',
    hidden: 'tolta da chi conduce',
    merged: 'unita a un’altra',
    edited: 'Scheda modificata',
    withdrawn: 'Scheda ritirata',
    discarded: 'Testo scartato',
    draft: 'Bozza non inviata',
    draftText: 'Il passo è finito prima dell’invio: il testo resta qui.',
  },
  likes: {
    title: 'Che cosa vale di più?',
    given: (likes: number) => n(likes, { one: 'hai dato # like', other: 'hai dato # like' }),
    noLimit: 'senza limite',
    own: 'È tua',
    none: 'Non ci sono ancora schede da giudicare.',
    top: 'Che cosa ha scelto la stanza',
  },
  table: { title: 'Le schede della stanza', spotlight: 'In primo piano' },
  flag: {
    open: 'Segnala',
    ask: 'Che cosa non va?',
    reasons: {
      adverse_event: 'Parla di un effetto indesiderato di un medicinale',
      offensive: 'È offensiva',
      personal_data: 'Contiene dati personali',
    } satisfies Record<FlagReason, string>,
    done: 'Segnalata a chi conduce',
  },
  synthesis: {
    title: 'La sintesi',
    fate: 'Che fine hanno fatto le tue schede',
    inPath: (title: string) => `nel percorso «${title}»`,
    inUntitled: (number: number) => `nel percorso ${number}`,
    united: (text: string) => `unita a «${text}»`,
    appendix: 'tra tutte le schede, in fondo al documento',
    gone: 'tolta da chi conduce',
    download: 'Portala con te',
    formats: { pdf: 'Documento PDF', html: 'Pagina da leggere', docx: 'Word', xlsx: 'Excel' },
  },
  reading: {
    eyebrow: 'La sintesi di chi c’era',
    read: 'Leggi la sintesi',
    language: 'Lingua del documento',
    early: 'La sintesi non è ancora pubblicata. Riapri questo link più tardi.',
    ended: 'Questo link non vale più. Chiedine uno nuovo a chi te l’ha mandato.',
    loading: 'Apro la sintesi…',
  },
  foot: {
    language: 'Lingua',
    privacy: 'La tua riservatezza',
    privacyText: (days: number) =>
      `Nessun account e nessuna pubblicità: c’è solo un cookie tecnico, che ti riconosce in questa stanza. ${
        days > 0 ? `Tutto viene cancellato dopo ${n(days, { one: '# giorno', other: '# giorni' })}.` : ''
      }`,
  },
};

export type PhoneWords = typeof it;
