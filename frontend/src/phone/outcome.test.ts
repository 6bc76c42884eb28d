import { expect, test } from 'vitest';
import { aCard, aModel, aSession, byId } from '../shared/test/things';
import { outcomeOf, likesGot } from './outcome';

const path = {
  id: 'p',
  needs: ['a', 'b'],
  objectives: [],
  tools: [],
  kpis: ['k'],
  title: 'Ascoltare',
  note: '',
};
const model = aModel({
  cards: byId(
    aCard('a'),
    aCard('part', { state: 'merged', into: 'b' }),
    aCard('b'),
    aCard('alone'),
    aCard('twin', { state: 'merged', into: 'alone' }),
    aCard('hidden', { state: 'hidden' }),
  ),
  synthesis: { version: 1, published_at: '2026-11-22T10:00:00Z', paths: [path], note: '' },
});
const outcome = (id: string) => outcomeOf(model, model.cards.get(id) ?? aCard(id));

test('a card in a path, by itself or as a part of another', () => {
  expect(outcome('a')).toMatchObject({ is: 'path', number: 1, into: null });
  expect(outcome('part')).toMatchObject({ is: 'path', number: 1, into: { id: 'b' } });
});

test('a card outside of all paths', () => {
  expect(outcome('alone')).toEqual({ is: 'appendix' });
  expect(outcome('twin')).toMatchObject({ is: 'united', into: { id: 'alone' } });
});

test('a card that was taken off', () => {
  expect(outcome('hidden')).toEqual({ is: 'gone' });
  expect(outcome('withdrawn')).toEqual({ is: 'gone' });
});

test('what a card got, also as a part of another, table by table, once it may be seen', () => {
  const groups = [
    { id: 'g1', name: 'Finestra', present: 0 },
    { id: 'g2', name: 'Camino', present: 0 },
  ];
  const b = aCard('b', { likes: { value: 3, usefulness: 1 }, groups: { g1: 3 }, hands: { '': 5 } });
  const part = aCard('part', { state: 'merged', into: 'b' });
  const seen = aModel({ session: aSession({ groups }), cards: byId(b, part, aCard('quiet')) });
  expect(likesGot(seen, part)).toEqual({
    likes: 4,
    hands: 5,
    tables: [
      { name: 'Finestra', people: 3 },
      { name: 'Camino', people: 0 },
    ],
  });
  expect(likesGot(seen, aCard('quiet'))).toBeNull();
  expect(likesGot(seen, aCard('gone'))).toBeNull();
});
