import { expect, test } from 'vitest';
import { keeping } from './health';

const fine = { connected: 60, slow: 0, slowest_ms: 40, saving_ms: 3, disk: 'fine' } as const;

test.each([
  ['all is well', {}, { is: 'fine' }],
  ['a phone sleeps', { slow: 1, slowest_ms: 8_000 }, { is: 'behind', many: 1 }],
  ['the disk is slow, which matters more', { slow: 2, saving_ms: 1_200 }, { is: 'slow', seconds: 1.2 }],
  ['the disk is full, which matters most', { slow: 2, saving_ms: 1_200, disk: 'full' }, { is: 'full' }],
  ['the disk has failed', { disk: 'failed' }, { is: 'failed' }],
] as const)('when %s', (_, change, want) => {
  expect(keeping({ ...fine, ...change })).toEqual(want);
});
