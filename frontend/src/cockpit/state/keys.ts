/** What a key of the cockpit asks for. */
export type Deed =
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
  | 'scribe'
  | 'sort'
  | 'code'
  | 'cards'
  | 'paths'
  | 'people'
  | 'synthesis'
  | 'leave';

export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** Where the key falls: into a field, on a control reached by keyboard (it has its own Space and Enter), or on the page. */
export type Place = 'field' | 'control' | 'page';

const plain: Readonly<Record<string, Deed>> = {
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
  t: 'themes',
  p: 'path',
  s: 'spotlight',
  f: 'flags',
  n: 'scribe',
  o: 'sort',
  c: 'code',
  '1': 'cards',
  '2': 'paths',
  '3': 'people',
  '4': 'synthesis',
  escape: 'leave',
};

const moves: ReadonlySet<Deed> = new Set<Deed>(['up', 'down', 'left', 'right']);

/** The deed of a key, or null where the key is somebody else's: the browser's, a field's, a held-down repeat. */
export function deedOf(pressed: Pressed, place: Place): Deed | null {
  const key = pressed.key.toLowerCase();
  if (key === 'escape') return 'leave';
  if (place === 'field' || pressed.altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return key === 'z' && !pressed.shiftKey ? 'undo' : null;
  if (place === 'control' && key === ' ') return null;
  if (pressed.shiftKey && key === 'f') return pressed.repeat ? null : 'flag';
  const deed = plain[key] ?? null;
  return deed && pressed.repeat && !moves.has(deed) ? null : deed;
}

/** The key of each deed as `aria-keyshortcuts` writes it. */
export const shortcuts: Readonly<Record<Deed, string>> = {
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
  themes: 'T',
  path: 'P',
  spotlight: 'S',
  flags: 'F',
  flag: 'Shift+F',
  scribe: 'N',
  sort: 'O',
  code: 'C',
  cards: '1',
  paths: '2',
  people: '3',
  synthesis: '4',
  leave: 'Escape',
};
