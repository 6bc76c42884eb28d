import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import type { Screening } from '../../shared/wire';
import { chosenOf } from './chosen';

const judged = (verdict: Screening['verdict']): { screening: Screening } => ({
  screening: { verdict, reason: '', rules: [] },
});
const [open, taken, left] = [aCard('open'), aCard('taken', judged('take')), aCard('left', judged('leave'))];
const ids = (cards: readonly { id: string }[]) => cards.map(({ id }) => id).join(' ');

test.each([
  ['once something was taken, that', [open, taken, left], [], 'taken', 2],
  ['before, all but what was left out', [open, left], [], 'open', 1],
  [
    'what stands in a path, whatever was decided',
    [open, taken, left],
    ['left', 'open'],
    'open taken left',
    0,
  ],
])('%s', (_, cards, inPaths, shown, more) => {
  const choice = chosenOf(cards, new Map(inPaths.map((id) => [id, [1]])));
  expect([ids(choice.shown), choice.more]).toEqual([shown, more]);
});
