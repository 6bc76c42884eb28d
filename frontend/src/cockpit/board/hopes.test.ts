import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import { Hopes } from './hopes.svelte';

const open = aCard('a');
const taken = aCard('a', { screening: { verdict: 'take', reason: '', rules: [] } });

test('a verdict holds from the moment it is given until the server shows what it made of it', () => {
  const hopes = new Hopes();
  expect(hopes.verdictOf(open, 5)).toBe('');
  hopes.give('a', 'take');
  expect(hopes.verdictOf(open, 5)).toBe('take');
  hopes.answer('a', 'take', 7);
  expect(hopes.verdictOf(open, 6)).toBe('take');
  expect(hopes.verdictOf(open, 7)).toBe(''); // taken back by somebody else in the meantime
  expect(hopes.verdictOf(taken, 7)).toBe('take');
});

test('a verdict that is refused is gone', () => {
  const hopes = new Hopes();
  hopes.give('a', 'leave');
  hopes.answer('a', 'leave', null);
  expect(hopes.verdictOf(open, 5)).toBe('');
});

test('of two in a row the last one holds, whatever becomes of the first', () => {
  const hopes = new Hopes();
  hopes.give('a', 'take');
  hopes.give('a', '');
  hopes.answer('a', 'take', null);
  expect(hopes.verdictOf(taken, 5)).toBe('');
});
