import { expect, test } from 'vitest';
import { aSession } from '../../shared/test/things';
import { tableFigures } from './tables';

const table = (id: string, head?: string) => ({
  id,
  name: id.toUpperCase(),
  present: 0,
  ...(head && { with: head }),
});
const session = aSession({ groups: [table('a', 'a'), table('b'), table('c', 'a')] });
const card = { groups: { a: 2, b: 3, c: 1 } };
const seated = new Map([
  ['a', 4],
  ['b', 5],
  ['c', 2],
]);
const said = (voters?: Record<string, number>) => {
  const { tables, voted } = tableFigures(session, card, voters, seated);
  return [...tables.map(({ name, likes, people }) => `${name} ${likes}/${people}`), voted];
};

test('tables that stand together are named together and add up, on those who voted', () =>
  expect(said({ a: 5, b: 4 })).toEqual(['A + C 3/5', 'B 3/4', true]));

test('until voters are known by table, on those who sit there, everywhere', () => {
  expect(said()).toEqual(['A + C 3/6', 'B 3/5', false]);
  expect(said({})).toEqual(['A + C 3/6', 'B 3/5', false]);
});
