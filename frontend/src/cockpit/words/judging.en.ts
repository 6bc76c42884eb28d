import { counter } from '../../shared/plural';
import type { Kind } from '../../shared/wire';
import type { Evidence } from '../paths/evidence';
import type { Board, JudgingActions, PathBuilder } from './judging.it';

const n = counter('en');
const list = new Intl.ListFormat('en');
const share = new Intl.NumberFormat('en', { style: 'percent' });
/** Breadth is no share of anybody: it is said as the document says it. */
const decimal = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const nth = (place: number): string => `${place}${endings[ordinals.select(place)] ?? 'th'}`;

const these: Record<Kind, string> = {
  need: 'this need',
  objective: 'this objective',
  tool: 'this tool',
  kpi: 'this KPI',
  difficulty: 'this difficulty',
  idea: 'this idea',
};

/** Who liked a card backs it; who liked a difficulty feels it. */
function backs(kind: Kind, people: number): string {
  if (kind === 'difficulty') return n(people, { one: 'feels', other: 'feel' });
  return n(people, { one: 'backs', other: 'back' });
}

function people({ both, backers, from, to }: Evidence): string {
  const it = from === 'difficulty' ? 'this strategy' : these[to];
  if (backers === 0) return `nobody backs ${it} yet`;
  const who = n(backers, {
    one: `the one person who backs ${it}`,
    other: `the # people who back ${it}`,
  });
  if (both === 0)
    return backers === 1
      ? `${who} does not ${backs(from, 2)} ${these[from]}`
      : `none of ${who} ${backs(from, 1)} ${these[from]}`;
  if (both === backers)
    return backers === 1
      ? `${who} ${backs(from, 1)} ${these[from]}`
      : `all ${who.replace(/^the /, '')} ${backs(from, 2)} ${these[from]}`;
  return `${both} of ${who} ${backs(from, both)} ${these[from]}`;
}

function written({ explicit, tables, from }: Evidence): string {
  const times = explicit > 1 ? ` ${explicit} times` : '';
  const how = from === 'difficulty' ? 'as what stands in its way' : 'as an answer to it';
  return `written${times} ${how}${tables.length > 0 ? ` by ${list.format(tables)}` : ''}`;
}

export const board: Board = {
  kinds: 'What to screen',
  taken: (taken, cards) => `${taken} of ${cards} taken`,
  percent: (of) => share.format(of),
  covered: (cards, people, of) => {
    const whom = people === of ? 'everybody who voted' : `${people} of ${of} voters`;
    return n(cards, { one: `This one alone speaks for ${whom}`, other: `These # speak for ${whom}` });
  },
  room: 'The cards that leave fewest people out. The room: those who gave at least one like.',
  noLikes: 'No likes yet: the plane fills as they come.',
  takeSet: (cards) => n(cards, { one: 'Take it', other: 'Take them' }),
  plane: 'Plane of likes and representativeness',
  planeHint: 'The arrow keys go from card to card.',
  axisLikes: 'likes',
  axisBreadth: 'representativeness',
  breadthIs: 'Representativeness: how much a card is liked at every table, not at one only.',
  measuredHere: 'measure set by the facilitator',
  list: 'Cards to screen',
  sort: 'Order',
  orders: { likes: 'Most liked', breadth: 'Most representative', set: 'Fewest people left out' },
  voted: 'most liked',
  representative: 'most representative',
  mostVoted: 'among the most liked',
  mostRepresentative: 'among the most representative',
  inSet: (place) => `${nth(place)} to leave fewest people out`,
  firm: {
    first: 'it would stay first, whoever had been missing',
    voted: 'it would stay among the most liked, whoever had been missing',
    representative: 'it would stay among the broadest in support, whoever had been missing',
    set: 'it would stay in the set, whoever had been missing',
    changes: 'with one person fewer it would change',
    legend: { holds: 'holds, whoever had been missing', changes: 'with one person fewer it would change' },
  },
  setTied: 'left out of the set only because it was written later',
  inSetLegend: 'together leave fewest people out',
  breadth: (of) => `breadth ${decimal.format(of)}`,
  decimal: (of) => decimal.format(of),
  point: (text, likes, breadth) => `${text}. ${likes}, ${breadth}`,
  verdicts: { take: 'taken', leave: 'left out' },
  take: 'Take',
  untake: 'Take it no more',
  leave: 'Leave out',
  unleave: 'Bring it back in',
  why: 'Reason',
  whyHint: 'Why? (optional)',
  whyFirst: 'Take the card or leave it out first.',
  because: (why) => `Reason: ${why}`,
  byRule: (rules) => `Singled out by the rules: ${list.format(rules)}.`,
  byNoRule: 'No rule singled it out.',
  choose: 'Select a card on the plane or in the list.',
  alike: 'Says nearly the same',
  together: (all, both) => {
    const sum = n(all, { one: 'Together: # person', other: 'Together: # people' });
    if (both === null) return `${sum}, each counted once`;
    if (both === 0) return `${sum}; nobody liked both`;
    return `${sum}; ${n(both, { one: '# liked both', other: '# liked both' })}`;
  },
  unite: 'Merge',
  alikeBadge: 'like another one',
  done: {
    take: 'Taken.',
    leave: 'Left out.',
    none: 'To be screened again.',
    set: (cards) => n(cards, { one: '# card taken.', other: '# cards taken.' }),
    setTaken: 'They are all taken already.',
    noSet: 'Without likes there is nobody to speak for.',
  },
  themes: {
    title: 'Themes',
    ofLikes: 'share of likes',
    ofCards: 'share of cards',
    add: 'Theme',
    ofSeries: 'used in this series before',
    none: 'No themes yet: select a card and press G.',
    share: (theme, of, cards) => `${theme}: ${of} of likes, ${n(cards, { one: '# card', other: '# cards' })}`,
  },
  origins: {
    title: 'Where the difficulties come from',
    internal: 'internal',
    external: 'external',
    unsaid: 'not said',
    share: (cards, likes) => `${cards} of cards, ${likes} of likes`,
  },
};

export const pathBuilder: PathBuilder = {
  evidence: (evidence) => {
    const parts = [people(evidence), ...(evidence.explicit > 0 ? [written(evidence)] : [])].join('; ');
    return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
  },
  draft: 'Draft all',
  drafted: (paths) => n(paths, { one: '# path drafted.', other: '# paths drafted.' }),
  nothingToDraft: 'Nothing to propose: no open need has an objective that follows it.',
  undoDraft: 'Remove the draft',
  hints: 'What belongs',
  hintsOf: 'to this card',
  hintsOfPath: 'to this path',
  noHints: 'Nothing strong to propose here.',
  chooseCard: 'Select a card: here you see what belongs to it, and why.',
  join: 'Join',
  ties: 'Joined to this card already',
  complete: 'Complete',
  drag: 'Press: into the path, or out of it. Drag to another card: they are joined',
  difficulties: (cards) =>
    n(cards, { one: '# difficulty outside the paths', other: '# difficulties outside the paths' }),
  difficultiesTitle: 'Difficulties',
  inNote: 'in the note of the path',
  touching: 'Touch this path',
  untouched: 'Touch no path',
  noneUntouched: 'Every difficulty touches a path.',
  cite: 'Name in the note',
  citeWord: 'Difficulty',
  noPath: 'Open or begin a path first.',
  more: (cards) => n(cards, { one: 'Show one more card', other: 'Show # more cards' }),
  fewer: 'Only the chosen ones',
  shared: (both) =>
    n(both, {
      one: 'Lines: up to # person in common',
      other: 'Lines: up to # people in common',
    }),
  nothingToJoin: 'These two cards cannot be joined, or are joined already.',
};

export const judgingActions: JudgingActions = {
  board: 'Screening',
  take: 'Take the card, or think again',
  leaveOut: 'Leave the card out, or think again',
  why: 'Write the reason',
  takeSet: 'Take those that leave fewest people out',
  newPath: 'New path',
  draft: 'Draft all paths',
  suggested: 'Join what is suggested first',
  complete: 'Complete the path from the suggestions',
  gaps: 'Only what is open, or everything',
  pathBefore: 'Path before',
  pathAfter: 'Path after',
  earlier: 'Move the path earlier',
  later: 'Move the path later',
  title: 'Write the title of the path',
};
