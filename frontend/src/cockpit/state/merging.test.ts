import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import { mergeAct, toggled, unitedBy } from './merging';

const [a, b, c] = [aCard('a'), aCard('b'), aCard('c')] as const;
const tool = aCard('t', { kind: 'tool' });
const held = aCard('h', { state: 'held' });

test.each([
  ['nothing marked: marks', [], a, { do: 'mark', marked: ['a'] }],
  ['the marked one again: unmarks', [a], a, { do: 'mark', marked: [] }],
  ['another one: merges into it', [a], b, { do: 'merge', into: 'b', from: ['a'] }],
  ['several, also when it is one of them', [a, b, c], b, { do: 'merge', into: 'b', from: ['a', 'c'] }],
  ['another kind: no', [a], tool, { do: 'refuse', why: 'kinds' }],
  ['one that the room does not see yet: no', [held], a, { do: 'refuse', why: 'held' }],
])('%s', (_, marked, into, act) => expect(mergeAct(marked, into)).toEqual(act));

test('marks go on and off', () => expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']));

test('united cards are found through those that they were merged into first', () => {
  const merged = (id: string, into: string) => aCard(id, { state: 'merged', into });
  const united = unitedBy([a, merged('b', 'a'), merged('c', 'b'), aCard('d')]);
  expect([...united].map(([id, list]) => [id, list.map((card) => card.id)])).toEqual([['a', ['b', 'c']]]);
});
