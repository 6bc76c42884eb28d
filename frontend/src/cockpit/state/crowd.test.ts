import { expect, test } from 'vitest';
import { aSession, aStep } from '../../shared/test/things';
import { crowdDoes } from './crowd';

test('simulated people do what the open step takes', () => {
  const open = aSession();
  const likes = { likes: ['need' as const] };
  expect(crowdDoes(open, aStep('one'))).toBe('write');
  expect(crowdDoes(open, aStep('one', likes))).toBe('both');
  expect(crowdDoes(open, aStep('one', { collects: [], ...likes }))).toBe('like');
  expect(crowdDoes(open, aStep('one', { collects: [] }))).toBe('wait');
  expect(crowdDoes(aSession({ state: 'closed' }), aStep('one'))).toBe('wait');
  expect(crowdDoes(open, null)).toBe('wait');
});
