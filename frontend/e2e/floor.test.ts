import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newInScript, newInStyle } from './stage/floor';

const built = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../dist/${path}`, import.meta.url)), 'utf8');

/** The pages that open on a phone, and how many files of each kind they load at least. */
const pages = [
  ['phone', 2],
  ['mine', 1],
] as const;

/** What a page loads, and what that loads later. */
function assets(page: string, kind: 'css' | 'js'): string[] {
  const first = [...built(`${page}.html`).matchAll(/\/assets\/([^"]+)/g)].map(([, name]) => name!);
  const script = built(`assets/${first.find((name) => name.endsWith('.js'))}`);
  const later = [...script.matchAll(/["'`](?:\.|assets)\/([\w-]+\.(?:js|css))["'`]/g)].map(
    ([, name]) => name!,
  );
  return [...first, ...later].filter((name) => name.endsWith(kind));
}

/** What an old browser does not know and leaves out, and why its page works as well. */
const spared: Record<string, string> = {
  ':focus-visible': 'the browser’s own ring stays',
  outline: 'as above',
  'scroll-behavior': 'nothing scrolls smoothly anyway',
  'scroll-behavior: auto': 'as above',
  'text-size-adjust': 'said with a prefix, too',
  'user-select': 'said with a prefix, too',
  'user-select: all': 'as above',
  appearance: 'said with a prefix, too',
  'overflow-wrap: anywhere': 'the whole page says break-word',
  hyphens: 'words are not hyphenated',
  'accent-color': 'boxes have the browser’s own colour',
  'content-visibility': 'cards out of sight are laid out as well',
  'content-visibility: auto': 'as above',
  'contain-intrinsic-size': 'as above',
  '@media forced-colors': 'there are none',
  'forced-color-adjust': 'as above',
  'forced-color-adjust: none': 'as above',
  '::-moz-progress-bar': 'Firefox’s name for what has another one elsewhere',
  'cursor: pointer': 'a finger has no cursor',
  'cursor: default': 'as above',
  resize: 'fingers do not resize fields',
  'resize: none': 'as above',
  'rect()': 'it is the old one, of clip',
  'createPolicy()': 'asked for before it is called',
  'in()': 'of Svelte’s transitions',
};

const missed = (found: Set<string>): string[] => [...found].filter((what) => !(what in spared));

test.each(pages)('the style of %s is one that iOS 15 and Chrome 88 understand', (page, least) => {
  expect(assets(page, 'css').length).toBeGreaterThanOrEqual(least);
  for (const name of assets(page, 'css'))
    expect(missed(newInStyle(built(`assets/${name}`))), name).toEqual([]);
});

test.each(pages)('the script of %s is one that iOS 15 and Chrome 88 understand', (page, least) => {
  expect(assets(page, 'js').length).toBeGreaterThanOrEqual(least);
  for (const name of assets(page, 'js'))
    expect(missed(newInScript(built(`assets/${name}`))), name).toEqual([]);
});

test.each([
  ['a:has(b) { color: red }', ':has'],
  ['a { height: 100dvh }', 'dvh'],
  ['a { color: color-mix(in srgb, red, blue) }', 'color-mix()'],
  ['a { & b { color: red } }', 'nesting'],
  ['a { .b { color: red } }', 'nesting'],
  ['@container (width > 1px) { a { color: red } }', '@container'],
  ['a { text-wrap: balance }', 'text-wrap'],
  ['a { inset: 0; gap: 1px; width: max(1px, 2vw) }', null],
])('in a style sheet, %s has %s', (style, what) => {
  expect([...newInStyle(style)].slice(0, 1)).toEqual(what ? [what] : []);
});

test.each([
  ['/(?<=a)b/.test(x)', 'look-behind'],
  ['list.at(-1)', 'at()'],
  ['list.findLast(f)', 'findLast()'],
  ['structuredClone(x)', 'structuredClone()'],
  ['class A { static { f() } }', 'static {}'],
  ['await f()', 'await at the top'],
  ['class A { #b; c(d) { return #b in d } }', '#name in'],
  ['a ??= b?.c ?? d; class A { #b = 1 }; list.flat().includes(x); x.replaceAll("a", "b")', null],
])('in a script, %s has %s', (script, what) => {
  expect([...newInScript(script)]).toEqual(what ? [what] : []);
});
