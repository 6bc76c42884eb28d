import { expect, test } from 'vitest';
import { printOf, standingOf } from './publishing';

const draft = { version: 2, paths: [], note: 'Insieme' };

test.each([
  ['never', { ...draft, version: 0 }, null],
  ['unknown', draft, null],
  ['unknown', draft, { version: 1, print: printOf(draft) }],
  ['same', draft, { version: 2, print: printOf(draft) }],
  ['changed', { ...draft, note: 'Meglio' }, { version: 2, print: printOf(draft) }],
] as const)('%s', (wanted, synthesis, last) =>
  expect(standingOf({ ...synthesis, paths: [] }, last)).toBe(wanted),
);
