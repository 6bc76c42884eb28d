import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import type { Ranking } from '../../shared/wire';
import { candidatesFor } from './candidates';

const ranking = {
  cards: [{ card: 'o2', rank: 1 }],
} as unknown as Ranking;
const cards = [
  aCard('n1'),
  aCard('o1', { kind: 'objective' }),
  aCard('o2', { kind: 'objective' }),
  aCard('o3', { kind: 'objective', state: 'hidden' }),
  aCard('o4', { kind: 'objective', state: 'merged', into: 'o1' }),
  aCard('i1', { kind: 'idea' }),
];
const column = { takes: ['objective', 'idea'] } as const;
const ids = (how: Partial<Parameters<typeof candidatesFor>[2]>) =>
  candidatesFor(cards, column, { ranking, keep: [], only: null, ...how }).map((card) => card.id);

test('ranked ones first, the others as they were written, nothing merged or hidden', () => {
  expect(ids({})).toEqual(['o2', 'i1', 'o1']);
});

test('what is in the path stays, whatever is asked for', () => {
  expect(ids({ keep: ['o3', 'o2'], only: new Set(['o1']) })).toEqual(['o2', 'o1', 'o3']);
});

test('of ideas only the strategies, or only the first steps, and what a path holds in any case', () => {
  const ideas = [aCard('s', { kind: 'idea' }), aCard('f', { kind: 'idea', first_step: true })];
  const of = (which: 'strategies' | 'firstSteps', ...keep: string[]) =>
    candidatesFor(ideas, { takes: ['idea'], ideas: which }, { ranking: null, keep, only: null }).map(
      ({ id }) => id,
    );
  expect(of('strategies')).toEqual(['s']);
  expect(of('firstSteps')).toEqual(['f']);
  expect(of('firstSteps', 's')).toEqual(['f', 's']);
});
