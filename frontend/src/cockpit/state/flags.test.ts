import { expect, test } from 'vitest';
import { aCard, aReport } from '../../shared/test/things';
import type { FlagReason } from '../../shared/wire';
import { flagKey, openFlags } from './flags';

const flagged = (id: string, reason: FlagReason, at: string) => aCard(id, { flag: { reason, note: '', at } });

test('adverse events come first, what was seen to is not asked again', () => {
  const rude = flagged('a', 'offensive', '08:01');
  const late = flagged('b', 'adverse_event', '08:03');
  const early = flagged('c', 'adverse_event', '08:02');
  const all = [rude, late, early, aCard('d')];
  expect(openFlags(all, [], new Set()).map((card) => card.id)).toEqual(['c', 'b', 'a']);
  expect(openFlags(all, [], new Set([flagKey(early)])).map((card) => card.id)).toEqual(['b', 'a']);
  const again = flagged('c', 'adverse_event', '08:09');
  const passed = aReport('r', 'c', '08:05');
  expect(openFlags(all, [passed], new Set()).map((card) => card.id)).toEqual(['b', 'a']);
  expect(openFlags([again], [], new Set([flagKey(early)]))).toEqual([again]);
});
