import { counter } from '../../shared/plural';
import type { Kind } from '../../shared/wire';
import type { Evidence } from '../paths/evidence';
import type { Board, JudgingActions, PathBuilder } from './judging.it';

const n = counter('nl');
const list = new Intl.ListFormat('nl');
const share = new Intl.NumberFormat('nl', { style: 'percent' });
/** Breadth is no share of anybody: it is said as the document says it. */
const decimal = new Intl.NumberFormat('nl', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const these: Record<Kind, string> = {
  need: 'deze behoefte',
  objective: 'dit doel',
  tool: 'dit middel',
  kpi: 'deze KPI',
  difficulty: 'deze moeilijkheid',
  idea: 'dit idee',
};

/** Wie een kaart een like gaf, steunt ze; wie een moeilijkheid een like gaf, voelt ze. */
function backs(kind: Kind, people: number): string {
  if (kind === 'difficulty') return n(people, { one: 'voelt', other: 'voelen' });
  return n(people, { one: 'steunt', other: 'steunen' });
}

function people({ both, backers, from, to }: Evidence): string {
  const it = from === 'difficulty' ? 'deze strategie' : these[to];
  if (backers === 0) return `nog niemand steunt ${it}`;
  if (backers === 1)
    return `de enige die ${it} steunt, ${backs(from, 1)} ${these[from]} ${both === 0 ? 'niet' : 'ook'}`;
  if (both === 0) return `geen van de ${backers} mensen die ${it} steunen, ${backs(from, 1)} ${these[from]}`;
  if (both === backers)
    return `alle ${backers} mensen die ${it} steunen, ${backs(from, backers)} ${these[from]} ook`;
  return `${both} van de ${backers} mensen die ${it} steunen, ${backs(from, both)} ${these[from]} ook`;
}

function written({ explicit, tables, from }: Evidence): string {
  const times = explicit > 1 ? `${explicit} keer ` : '';
  const how = from === 'difficulty' ? 'als hindernis ervoor' : 'als antwoord';
  return `${times}${how} geschreven${tables.length > 0 ? ` door ${list.format(tables)}` : ''}`;
}

export const board: Board = {
  kinds: 'Wat je selecteert',
  taken: (taken, cards) => `${taken} van ${cards} gekozen`,
  percent: (of) => share.format(of),
  covered: (cards, people, of) => {
    const whom = people === of ? 'alle stemmers' : `${people} van de ${of} stemmers`;
    return n(cards, { one: `Deze ene spreekt voor ${whom}`, other: `Deze # spreken voor ${whom}` });
  },
  room: 'De kaarten die de minste mensen buitensluiten. De zaal: wie minstens één like gaf.',
  noLikes: 'Nog geen likes: het vlak vult zich vanzelf.',
  takeSet: (cards) => n(cards, { one: 'Kies hem', other: 'Kies ze' }),
  plane: 'Vlak van likes en draagvlak',
  planeHint: 'Met de pijltjes ga je van kaart naar kaart.',
  axisLikes: 'likes',
  axisBreadth: 'draagvlak',
  breadthIs: 'Draagvlak: hoe graag men een kaart aan elke tafel ziet, niet aan één alleen.',
  measuredHere: 'meting bepaald door de begeleider',
  list: 'Kaarten om te selecteren',
  sort: 'Volgorde',
  orders: { likes: 'Meeste likes', breadth: 'Breedst gedragen', set: 'Minste mensen buitengesloten' },
  voted: 'meeste likes',
  representative: 'breed gedragen',
  mostVoted: 'bij de meeste likes',
  mostRepresentative: 'bij de breedst gedragen',
  inSet: (place) => `${place}e om de minste mensen buiten te sluiten`,
  firm: {
    first: 'zou eerste blijven, wie er ook had ontbroken',
    voted: 'zou bij de meeste likes blijven, wie er ook had ontbroken',
    representative: 'zou bij de breedst gedragen kaarten blijven, wie er ook had ontbroken',
    set: 'zou erbij blijven, wie er ook had ontbroken',
    changes: 'met één persoon minder zou het veranderen',
    legend: {
      holds: 'blijft staan, wie er ook had ontbroken',
      changes: 'met één persoon minder verandert het',
    },
  },
  setTied: 'valt buiten de set, alleen omdat ze later is geschreven',
  inSetLegend: 'sluiten samen de minste mensen buiten',
  breadth: (of) => `draagvlak ${decimal.format(of)}`,
  decimal: (of) => decimal.format(of),
  point: (text, likes, breadth) => `${text}. ${likes}, ${breadth}`,
  verdicts: { take: 'gekozen', leave: 'weggelaten' },
  take: 'Kies',
  untake: 'Kies toch niet',
  leave: 'Laat weg',
  unleave: 'Doe weer mee',
  why: 'Reden',
  whyHint: 'Waarom? (mag leeg)',
  whyFirst: 'Kies de kaart eerst of laat hem weg.',
  because: (why) => `Reden: ${why}`,
  byRule: (rules) => `Aangewezen door de regels: ${list.format(rules)}.`,
  byNoRule: 'Geen regel wees hem aan.',
  choose: 'Kies een kaart in het vlak of in de lijst.',
  alike: 'Zegt bijna hetzelfde',
  together: (all, both) => {
    const sum = n(all, { one: 'Samen: # persoon', other: 'Samen: # mensen' });
    if (both === null) return `${sum}, ieder één keer geteld`;
    if (both === 0) return `${sum}; niemand gaf beide een like`;
    return `${sum}; ${n(both, { one: '# gaf beide een like', other: '# gaven beide een like' })}`;
  },
  unite: 'Voeg samen',
  alikeBadge: 'lijkt op een andere',
  done: {
    take: 'Gekozen.',
    leave: 'Weggelaten.',
    none: 'Weer te beoordelen.',
    set: (cards) => n(cards, { one: '# kaart gekozen.', other: '# kaarten gekozen.' }),
    setTaken: 'Ze zijn allemaal al gekozen.',
    noSet: 'Zonder likes is er niemand om voor te spreken.',
  },
  themes: {
    title: 'Thema’s',
    ofLikes: 'deel van de likes',
    ofCards: 'deel van de kaarten',
    add: 'Thema',
    ofSeries: 'eerder gebruikt in deze reeks',
    none: 'Nog geen thema’s: kies een kaart en druk op G.',
    share: (theme, of, cards) =>
      `${theme}: ${of} van de likes, ${n(cards, { one: '# kaart', other: '# kaarten' })}`,
  },
  origins: {
    title: 'Waar de moeilijkheden vandaan komen',
    internal: 'intern',
    external: 'extern',
    unsaid: 'niet gezegd',
    share: (cards, likes) => `${cards} van de kaarten, ${likes} van de likes`,
  },
};

export const pathBuilder: PathBuilder = {
  evidence: (evidence) => {
    const parts = [people(evidence), ...(evidence.explicit > 0 ? [written(evidence)] : [])].join('; ');
    return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
  },
  draft: 'Schets alles',
  drafted: (paths) => n(paths, { one: '# pad geschetst.', other: '# paden geschetst.' }),
  nothingToDraft: 'Niets voor te stellen: geen open behoefte heeft een doel dat erop volgt.',
  undoDraft: 'Haal de schets weg',
  hints: 'Wat erbij hoort',
  hintsOf: 'bij deze kaart',
  hintsOfPath: 'bij dit pad',
  noHints: 'Niets sterks voor te stellen.',
  chooseCard: 'Kies een kaart: hier zie je wat erbij hoort, en waarom.',
  join: 'Verbind',
  ties: 'Al verbonden met deze kaart',
  complete: 'Vul aan',
  drag: 'Druk: in het pad, of eruit. Sleep naar een andere kaart: ze worden verbonden',
  difficulties: (cards) =>
    n(cards, { one: '# moeilijkheid buiten de paden', other: '# moeilijkheden buiten de paden' }),
  difficultiesTitle: 'Moeilijkheden',
  inNote: 'in de toelichting bij het pad',
  touching: 'Raken dit pad',
  untouched: 'Raken geen pad',
  noneUntouched: 'Elke moeilijkheid raakt een pad.',
  cite: 'Noem in de toelichting',
  citeWord: 'Moeilijkheid',
  noPath: 'Open of begin eerst een pad.',
  more: (cards) => n(cards, { one: 'Toon nog een kaart', other: 'Toon nog # kaarten' }),
  fewer: 'Alleen de gekozen',
  shared: (both) =>
    n(both, {
      one: 'Lijnen: tot # persoon in beide',
      other: 'Lijnen: tot # mensen in beide',
    }),
  nothingToJoin: 'Deze twee kaarten kunnen niet verbonden worden, of zijn het al.',
};

export const judgingActions: JudgingActions = {
  board: 'Selectie',
  take: 'Kies de kaart, of bedenk je',
  leaveOut: 'Laat de kaart weg, of bedenk je',
  why: 'Schrijf de reden',
  takeSet: 'Kies die de minste mensen buitensluiten',
  newPath: 'Nieuw pad',
  draft: 'Schets alle paden',
  suggested: 'Verbind de eerste suggestie',
  complete: 'Vul het pad aan met de suggesties',
  gaps: 'Alleen wat open is, of alles',
  pathBefore: 'Vorig pad',
  pathAfter: 'Volgend pad',
  earlier: 'Zet het pad eerder',
  later: 'Zet het pad later',
  title: 'Schrijf de titel van het pad',
};
