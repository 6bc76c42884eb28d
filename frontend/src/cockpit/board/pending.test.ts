import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import { PendingVerdicts } from './pending.svelte';

const open = aCard('a');
const taken = aCard('a', { screening: { verdict: 'take', reason: '', rules: [] } });

test('a verdict holds from the moment it is given until the server shows what it made of it', () => {
  const pending = new PendingVerdicts();
  expect(pending.verdictOf(open, 5)).toBe('');
  pending.give('a', 'take');
  expect(pending.verdictOf(open, 5)).toBe('take');
  pending.answer('a', 'take', 7);
  expect(pending.verdictOf(open, 6)).toBe('take');
  expect(pending.verdictOf(open, 7)).toBe(''); // taken back by somebody else in the meantime
  expect(pending.verdictOf(taken, 7)).toBe('take');
});

test('a verdict that is refused is gone', () => {
  const pending = new PendingVerdicts();
  pending.give('a', 'leave');
  pending.answer('a', 'leave', null);
  expect(pending.verdictOf(open, 5)).toBe('');
});

test('of two in a row the last one holds, whatever becomes of the first', () => {
  const pending = new PendingVerdicts();
  pending.give('a', 'take');
  pending.give('a', '');
  pending.answer('a', 'take', null);
  expect(pending.verdictOf(taken, 5)).toBe('');
});
