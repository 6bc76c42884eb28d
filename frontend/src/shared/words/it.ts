import type { FailureCode } from '../net/problem';
import { counter } from '../plural';

const n = counter('it');

const gone = 'Non c’è, o non c’è più.';

const failures: Record<FailureCode, string> = {
  offline: 'Non c’è rete.',
  broken_link: 'Il link si è rotto per strada: copialo di nuovo intero.',
  no_cookies:
    'Questo browser non conserva i cookie, e la sala non ti riconosce: permettili, o usane un altro.',
  bad_request: 'La richiesta non è arrivata intera. Riprova.',
  unknown_command: 'Questa pagina e il server non si capiscono più: ricaricala.',
  not_signed_in: 'Non risulti più in questa sala: entra di nuovo.',
  wrong_key: 'La chiave non è quella giusta.',
  not_allowed: 'Questo non spetta a te.',
  own_card: 'Questa scheda è tua: il like lo danno gli altri.',
  not_in_scope: 'In questo passo non puoi dare like alle schede di questo tavolo.',
  room_locked: 'La sala è chiusa a chiave. Chiedi a chi conduce.',
  waiting_for_admission: 'Aspetta che chi conduce ti faccia entrare.',
  removed: 'Non fai più parte di questa sala.',
  table_fixed: 'Adesso i tavoli non si cambiano più: chiedi a chi conduce.',
  likes_hidden: 'I like si vedranno più tardi.',
  wrong_origin: 'Il server non conosce questo indirizzo.',
  not_found: gone,
  unknown_code: 'Nessuna sala aperta ha questo codice.',
  unknown_card: 'Questa scheda non c’è più.',
  unknown_step: gone,
  unknown_group: gone,
  unknown_person: gone,
  unknown_path: gone,
  step_closed: 'Il passo è finito: le schede non si possono più aggiungere né cambiare.',
  out_of_likes: 'Hai già dato tutti i tuoi like.',
  out_of_cards: 'In questo passo hai già scritto tutte le schede che puoi.',
  room_full: 'La sala è piena. Parlane con chi conduce: può far entrare altre persone.',
  not_published: 'La sintesi non è ancora pubblicata.',
  already_closed: 'L’incontro è già chiuso.',
  nothing_to_undo: 'Non c’è niente da annullare.',
  flagged_cards: 'Ci sono schede segnalate: nascondile, o pubblica comunque.',
  conflict: 'Questo è già successo in un altro modo.',
  too_large: 'È troppo lungo per essere spedito.',
  too_long: 'È troppo lungo: accorcialo un po’.',
  empty_text: 'Manca il testo.',
  wrong_kind: 'In questo passo si raccolgono schede di un altro tipo.',
  reserved_name: 'Con questo nome ti scambierebbero per chi conduce: scrivi il tuo.',
  too_many_requests: 'Un momento: troppi tocchi tutti insieme. Riprovo da solo.',
  unavailable: 'Il server non risponde. Riprovo da solo.',
  storage_full: 'Il disco del server è pieno: il testo resta qui e riprovo da solo.',
};

export const it = {
  failures,
  language: 'Lingua',
  kinds: {
    need: { one: 'Bisogno', other: 'Bisogni' },
    objective: { one: 'Obiettivo', other: 'Obiettivi' },
    tool: { one: 'Strumento', other: 'Strumenti' },
    kpi: { one: 'KPI', other: 'KPI' },
    difficulty: { one: 'Difficoltà', other: 'Difficoltà' },
    idea: { one: 'Idea', other: 'Idee' },
  },
  strategy: { one: 'Strategia', other: 'Strategie' },
  firstStep: { one: 'Primo passo', other: 'Primi passi' },
  origins: { internal: 'Interna', external: 'Esterna' },
  standing: { saved: 'salvata', sending: 'invio in corso…', refused: 'non salvata', offline: 'senza rete' },
  connection: {
    saved: 'Tutto salvato',
    sending: 'Invio in corso…',
    refused: 'Non tutto è salvato',
    offline: 'Senza rete: riprovo da solo',
  },
  criteria: { like: 'Mi piace', value: 'Vale', usefulness: 'È utile' } as Record<string, string>,
  likes: (likes: number) => n(likes, { one: '# like', other: '# like' }),
  left: (left: number) => n(left, { one: 'te ne resta #', other: 'te ne restano #' }),
  charactersLeft: (left: number) => n(left, { one: 'ancora # carattere', other: 'ancora # caratteri' }),
  charactersOver: (over: number) => n(over, { one: '# carattere di troppo', other: '# caratteri di troppo' }),
  undo: 'Annulla',
  rehearsal: { title: 'Prova', text: 'le persone sono simulate, e alla fine non resta nulla.' },
  byScribe: 'scritta per chi è senza telefono',
  timeLeft: 'Tempo rimasto',
  timeUp: 'Tempo scaduto',
  paused: 'in pausa',
  kpi: { measure: 'Misura', baseline: 'Oggi', target: 'Traguardo', due: 'Entro' },
};

export type Words = typeof it;
