import { counter } from '../../shared/plural';
import type { Kind } from '../../shared/wire';
import type { Order } from '../board/judged';
import type { Evidence } from '../paths/evidence';

const n = counter('it');
const list = new Intl.ListFormat('it');
const share = new Intl.NumberFormat('it', { style: 'percent' });
/** Breadth is no share of anybody: it is said as the document says it. */
const decimal = new Intl.NumberFormat('it', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const these: Record<Kind, string> = {
  need: 'questo bisogno',
  objective: 'questo obiettivo',
  tool: 'questo strumento',
  kpi: 'questo KPI',
  difficulty: 'questa difficoltà',
  idea: 'questa idea',
};

/** Chi ha dato il like a una scheda la sostiene; a una difficoltà, la sente. */
function backs(kind: Kind, people: number): string {
  if (kind === 'difficulty') return n(people, { one: 'sente', other: 'sentono' });
  return n(people, { one: 'sostiene', other: 'sostengono' });
}

function people({ both, backers, from, to }: Evidence): string {
  const it = from === 'difficulty' ? 'questa strategia' : these[to];
  if (backers === 0) return `ancora nessuno sostiene ${it}`;
  if (both === 0)
    return n(backers, {
      one: `chi sostiene ${it} non ${backs(from, 1)} ${these[from]}`,
      other: `nessuna delle # persone che sostengono ${it} ${backs(from, 1)} ${these[from]}`,
    });
  if (both === backers)
    return n(backers, {
      one: `la sola persona che sostiene ${it} ${backs(from, 1)} ${these[from]}`,
      other: `tutte le # persone che sostengono ${it} ${backs(from, backers)} ${these[from]}`,
    });
  return `${both} delle ${backers} persone che sostengono ${it} ${backs(from, both)} ${these[from]}`;
}

function written({ explicit, tables, from }: Evidence): string {
  const by = list.format(
    tables.map((table) => (/^tavolo\b/i.test(table) ? `dal ${table}` : `da «${table}»`)),
  );
  const done = from === 'idea' || from === 'difficulty' ? 'scritta' : 'scritto';
  const times = explicit > 1 ? ` ${explicit} volte` : '';
  const how = from === 'difficulty' ? 'come suo ostacolo' : 'come risposta';
  return [`${done}${times} ${how}`, by].filter(Boolean).join(' ');
}

/** What the screening board says. */
export const board = {
  kinds: 'Che cosa vagli',
  taken: (taken: number, cards: number) => `${taken} di ${cards} prese`,
  percent: (of: number) => share.format(of),
  covered: (cards: number, people: number, of: number) => {
    const whom = people === of ? 'tutti quelli che hanno votato' : `${people} persone su ${of}`;
    return n(cards, { one: `Questa da sola rappresenta ${whom}`, other: `Queste # rappresentano ${whom}` });
  },
  room: 'Le schede che lasciano fuori meno persone. La sala: chi ha dato almeno un like.',
  noLikes: 'Ancora nessun like: il piano si riempie quando arrivano.',
  takeSet: (cards: number) => n(cards, { one: 'Prendila', other: 'Prendile' }),
  plane: 'Piano dei like e della rappresentatività',
  planeHint: 'Con le frecce si va da una scheda all’altra.',
  axisLikes: 'like',
  axisBreadth: 'rappresentatività',
  breadthIs: 'Rappresentatività: quanto piace in ogni tavolo, non in uno solo.',
  measuredHere: 'misura scritta da chi conduce',
  list: 'Schede da vagliare',
  sort: 'Ordine',
  orders: {
    likes: 'Più like',
    breadth: 'Più rappresentative',
    set: 'Chi lascia fuori meno persone',
  } satisfies Record<Order, string> as Record<Order, string>,
  voted: 'più votata',
  representative: 'più rappresentativa',
  mostVoted: 'fra le più votate',
  mostRepresentative: 'fra le più rappresentative',
  inSet: (place: number) => `${place}ª per lasciare fuori meno persone`,
  firm: {
    first: 'resterebbe prima chiunque fosse mancato',
    voted: 'resterebbe tra le più votate chiunque fosse mancato',
    representative: 'resterebbe tra le più rappresentative chiunque fosse mancato',
    set: 'resterebbe nell’insieme chiunque fosse mancato',
    changes: 'con una persona in meno cambierebbe',
    legend: { holds: 'regge chiunque fosse mancato', changes: 'con una persona in meno cambierebbe' },
  },
  setTied: 'fuori dall’insieme solo perché scritta dopo',
  inSetLegend: 'insieme lasciano fuori meno persone',
  breadth: (of: number) => `rappresentatività ${decimal.format(of)}`,
  decimal: (of: number) => decimal.format(of),
  point: (text: string, likes: string, breadth: string) => `${text}. ${likes}, ${breadth}`,
  verdicts: { take: 'presa', leave: 'lasciata' },
  take: 'Prendi',
  untake: 'Non prenderla più',
  leave: 'Lascia',
  unleave: 'Rimettila in gioco',
  why: 'Motivo',
  whyHint: 'Perché? (facoltativo)',
  whyFirst: 'Prima prendi o lascia la scheda.',
  because: (why: string) => `Motivo: ${why}`,
  byRule: (rules: readonly string[]) => `Indicata dalle regole: ${list.format(rules)}.`,
  byNoRule: 'Nessuna regola l’ha segnalata.',
  choose: 'Scegli una scheda dal piano o dall’elenco.',
  alike: 'Dice quasi lo stesso',
  together: (all: number, both: number | null) => {
    const sum = n(all, { one: 'Insieme: # persona', other: 'Insieme: # persone' });
    if (both === null) return `${sum}, ognuna contata una volta`;
    if (both === 0) return `${sum}; nessuna ha dato il like a tutte e due`;
    return `${sum}; ${n(both, { one: '# ha dato il like a tutte e due', other: '# hanno dato il like a tutte e due' })}`;
  },
  unite: 'Unisci',
  alikeBadge: 'simile a un’altra',
  done: {
    take: 'Presa.',
    leave: 'Lasciata.',
    none: 'Di nuovo da vagliare.',
    set: (cards: number) => n(cards, { one: '# scheda presa.', other: '# schede prese.' }),
    setTaken: 'Sono già tutte prese.',
    noSet: 'Senza like non c’è nessuno da rappresentare.',
  },
  themes: {
    title: 'Temi',
    ofLikes: 'quota dei like',
    ofCards: 'quota delle schede',
    add: 'Tema',
    ofSeries: 'già usato in questa serie',
    none: 'Ancora nessun tema: scegli una scheda e premi G.',
    share: (theme: string, of: string, cards: number) =>
      `${theme}: ${of} dei like, ${n(cards, { one: '# scheda', other: '# schede' })}`,
  },
  origins: {
    title: 'Da dove vengono le difficoltà',
    internal: 'interne',
    external: 'esterne',
    unsaid: 'non detto',
    share: (cards: string, likes: string) => `${cards} delle schede, ${likes} dei like`,
  },
};

/** What the path builder says beyond what is said of paths. */
export const pathBuilder = {
  evidence: (evidence: Evidence) => {
    const parts = [people(evidence), ...(evidence.explicit > 0 ? [written(evidence)] : [])].join('; ');
    return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
  },
  draft: 'Bozza di tutti',
  drafted: (paths: number) => n(paths, { one: '# percorso in bozza.', other: '# percorsi in bozza.' }),
  nothingToDraft: 'Niente da proporre: nessun bisogno scoperto ha un obiettivo che lo segue.',
  undoDraft: 'Togli la bozza',
  hints: 'Che cosa si lega',
  hintsOf: 'a questa scheda',
  hintsOfPath: 'a questo percorso',
  noHints: 'Niente di forte da proporre qui.',
  chooseCard: 'Scegli una scheda: qui vedi che cosa le si lega, e perché.',
  join: 'Lega',
  ties: 'Già legate a questa scheda',
  complete: 'Completa',
  drag: 'Premi: nel percorso, o via. Trascina fino a un’altra scheda: si legano',
  difficulties: (cards: number) =>
    n(cards, { one: '# difficoltà fuori dai percorsi', other: '# difficoltà fuori dai percorsi' }),
  difficultiesTitle: 'Difficoltà',
  inNote: 'nella nota del percorso',
  touching: 'Toccano questo percorso',
  untouched: 'Non toccano nessun percorso',
  noneUntouched: 'Ogni difficoltà tocca un percorso.',
  cite: 'Cita nella nota',
  citeWord: 'Difficoltà',
  noPath: 'Prima apri o comincia un percorso.',
  more: (cards: number) => n(cards, { one: 'Mostra un’altra scheda', other: 'Mostra altre # schede' }),
  fewer: 'Solo le scelte',
  shared: (both: number) =>
    n(both, {
      one: 'Linee: fino a # persona in comune',
      other: 'Linee: fino a # persone in comune',
    }),
  nothingToJoin: 'Queste due schede non si possono legare, o lo sono già.',
};

/** What the keys of both do. */
export const judgingActions = {
  board: 'Vaglio',
  take: 'Prendi la scheda, o ripensaci',
  leaveOut: 'Lascia la scheda, o ripensaci',
  why: 'Scrivi il motivo',
  takeSet: 'Prendi quelle che lasciano fuori meno persone',
  newPath: 'Nuovo percorso',
  draft: 'Bozza di tutti i percorsi',
  suggested: 'Lega il primo suggerimento',
  complete: 'Completa il percorso con i suggerimenti',
  gaps: 'Solo ciò che è scoperto, o tutto',
  pathBefore: 'Percorso prima',
  pathAfter: 'Percorso dopo',
  earlier: 'Sposta il percorso prima',
  later: 'Sposta il percorso dopo',
  title: 'Scrivi il titolo del percorso',
};

export type Board = typeof board;
export type PathBuilder = typeof pathBuilder;
export type JudgingActions = typeof judgingActions;
