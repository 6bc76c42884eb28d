import { expect, test } from 'vitest';
import { aStep } from '../../shared/test/things';
import { changed, freshStep, inserted, placeOf, shifted, terse, toggledKind, without } from './replan';

const agenda = [aStep('a'), aStep('b'), aStep('c', { skip: true }), aStep('d')];
const ids = (list: readonly { id?: string }[] | null) => list?.map(({ id }) => id).join('') ?? null;

test('steps are moved, taken out and put behind the open one', () => {
  expect(ids(shifted(agenda, 'b', -1))).toBe('bacd');
  expect(ids(shifted(agenda, 'b', 1))).toBe('acbd');
  expect(shifted(agenda, 'a', -1)).toBeNull();
  expect(shifted(agenda, 'd', 1)).toBeNull();
  expect(shifted(agenda, 'x', 1)).toBeNull();
  expect(ids(without(agenda, 'c'))).toBe('abd');
  expect(ids(inserted(agenda, 'b', freshStep('n', 'like', 'Nuovo', ['need'])))).toBe('abncd');
});

test('a change touches one step and leaves the agenda that it was made from', () => {
  const next = changed(agenda, 'b', { minutes: 3 });
  expect(next.map(({ minutes }) => minutes)).toEqual([10, 3, 10, 10]);
  expect(agenda[1]!.minutes).toBe(10);
});

test('a new step takes what its kind is for', () => {
  expect(freshStep('n', 'collect', 'x', ['need', 'tool'])).toMatchObject({ collects: ['need'] });
  expect(freshStep('n', 'like', 'x', ['need', 'tool'])).toMatchObject({ likes: ['need', 'tool'] });
  expect(freshStep('n', 'weave', 'x', ['need'])).not.toHaveProperty('likes');
});

test('kinds keep their order, whichever comes in', () => {
  expect(toggledKind(['tool'], 'need', ['need', 'tool'])).toEqual(['need', 'tool']);
  expect(toggledKind(['need', 'tool'], 'need', ['need', 'tool'])).toEqual(['tool']);
});

test('what is usual is not sent', () => {
  expect(terse(aStep('a', { minutes: 0, prompt: 'Perché?' }))).toEqual({
    ...{ id: 'a', kind: 'collect', title: 'a', prompt: 'Perché?', collects: ['need'] },
  });
  expect(terse(aStep('a', { criteria: ['value'], skip: true }))).toMatchObject({
    criteria: ['value'],
    skip: true,
  });
});

test('steps that are passed over do not count', () => {
  expect(placeOf(agenda, 'd')).toEqual({ at: 3, of: 3 });
  expect(placeOf(agenda, 'c')).toEqual({ at: 3, of: 4 });
});
