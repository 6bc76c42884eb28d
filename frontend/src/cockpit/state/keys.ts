import type { View } from './cockpit.svelte';

/** What a key of the cockpit asks for. */
export type Action =
  | 'next'
  | 'minute'
  | 'pause'
  | 'hide'
  | 'undo'
  | 'lock'
  | 'reveal'
  | 'search'
  | 'help'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'mark'
  | 'merge'
  | 'split'
  | 'themes'
  | 'path'
  | 'spotlight'
  | 'flags'
  | 'flag'
  | 'hands'
  | 'scribe'
  | 'sort'
  | 'code'
  | 'agenda'
  | 'take'
  | 'leaveOut'
  | 'why'
  | 'takeSet'
  | 'newPath'
  | 'draft'
  | 'suggested'
  | 'complete'
  | 'gaps'
  | 'pathBefore'
  | 'pathAfter'
  | 'earlier'
  | 'later'
  | 'title'
  | 'cards'
  | 'board'
  | 'paths'
  | 'synthesis'
  | 'people'
  | 'leave';

export interface Pressed {
  readonly key: string;
  /** Where the key lies, whatever the keyboard has there. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** Where the key falls: into a field, on a control reached by keyboard (it has its own Space and Enter), or on the page. */
export type Place = 'field' | 'control' | 'page';

const plain: Readonly<Record<string, Action>> = {
  ' ': 'next',
  '+': 'minute',
  '.': 'pause',
  h: 'hide',
  z: 'undo',
  l: 'lock',
  r: 'reveal',
  '/': 'search',
  '?': 'help',
  arrowup: 'up',
  k: 'up',
  arrowdown: 'down',
  j: 'down',
  arrowleft: 'left',
  arrowright: 'right',
  x: 'mark',
  m: 'merge',
  d: 'split',
  g: 'themes',
  p: 'path',
  s: 'spotlight',
  f: 'flags',
  n: 'scribe',
  v: 'hands',
  o: 'sort',
  c: 'code',
  e: 'agenda',
  '1': 'cards',
  '2': 'board',
  '3': 'paths',
  '4': 'synthesis',
  '5': 'people',
  escape: 'leave',
};

/** Keys that do something else, or something at all, in one view. */
const ofView: Readonly<Partial<Record<View, Readonly<Record<string, Action>>>>> = {
  board: { t: 'take', x: 'leaveOut', w: 'why', a: 'takeSet' },
  paths: {
    ...{ n: 'newPath', b: 'draft', a: 'suggested', v: 'complete', u: 'gaps', e: 'title' },
    ...{ '<': 'pathBefore', '>': 'pathAfter' },
  },
};

/** With Shift, in the paths. */
const orders: Readonly<Record<string, Action>> = { arrowup: 'earlier', arrowdown: 'later' };

const moves: ReadonlySet<Action> = new Set<Action>(['up', 'down', 'left', 'right']);

/** The action of a key, or null where the key is somebody else's: the browser's, a field's, a held-down repeat. */
export function actionOf(pressed: Pressed, place: Place, view: View): Action | null {
  const key = pressed.key.toLowerCase();
  if (key === 'escape') return 'leave';
  if (place === 'field' || pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return key === 'z' && !pressed.shiftKey ? 'undo' : null;
  if (place === 'control' && key === ' ') return null;
  if (pressed.shiftKey && key === 'f') return pressed.repeat ? null : 'flag';
  if (pressed.shiftKey && view === 'paths' && key in orders) return orders[key]!;
  const action =
    ofView[view]?.[key] ?? plain[key] ?? (pressed.shiftKey ? null : plain[digitOf(pressed)]) ?? null;
  return action && pressed.repeat && !moves.has(action) ? null : action;
}

/** The digit of the key, also where it is typed with Shift, as in France; '' for any other key. */
function digitOf({ code }: Pressed): string {
  return /^Digit([1-9])$/.exec(code)?.[1] ?? '';
}

/** Which theme a key asks for, from 0: Shift and 1 to 9; null for any other key, and where Shift is needed to type the digit. */
export function themeOf(pressed: Pressed, place: Place): number | null {
  const digit = pressed.key === digitOf(pressed) ? '' : digitOf(pressed);
  const other = pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.repeat;
  return digit && pressed.shiftKey && !other && place !== 'field' ? Number(digit) - 1 : null;
}

/** The key of each action as `aria-keyshortcuts` writes it. */
export const shortcuts: Readonly<Record<Action, string>> = {
  next: 'Space',
  minute: '+',
  pause: '.',
  hide: 'H',
  undo: 'Z',
  lock: 'L',
  reveal: 'R',
  search: '/',
  help: '?',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  mark: 'X',
  merge: 'M',
  split: 'D',
  themes: 'G',
  path: 'P',
  spotlight: 'S',
  flags: 'F',
  flag: 'Shift+F',
  hands: 'V',
  scribe: 'N',
  sort: 'O',
  code: 'C',
  agenda: 'E',
  take: 'T',
  leaveOut: 'X',
  why: 'W',
  takeSet: 'A',
  newPath: 'N',
  draft: 'B',
  suggested: 'A',
  complete: 'V',
  gaps: 'U',
  pathBefore: '<',
  pathAfter: '>',
  earlier: 'Shift+ArrowUp',
  later: 'Shift+ArrowDown',
  title: 'E',
  cards: '1',
  board: '2',
  paths: '3',
  synthesis: '4',
  people: '5',
  leave: 'Escape',
};
