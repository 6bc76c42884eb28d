import { expect, test } from 'vitest';
import type { AuditLine } from '../../shared/wire';
import { daysOf } from './audit';

const line = (at: Date): AuditLine => ({
  at: at.toISOString(),
  who: 'Anna',
  did: 'card.hide',
  topic: 'cards',
  said: 'Nascosta la scheda 1 (bisogno)',
});

test('lines stand under the days of the device’s clock', () => {
  const [late, noon, early, before] = [
    line(new Date(2026, 10, 25, 23, 59)),
    line(new Date(2026, 10, 25, 12, 0)),
    line(new Date(2026, 10, 25, 0, 0)),
    line(new Date(2026, 10, 24, 23, 59)),
  ];
  expect(daysOf([late, noon, early, before])).toEqual([
    { day: '2026-11-25', lines: [late, noon, early] },
    { day: '2026-11-24', lines: [before] },
  ]);
});

test('no lines, no days', () => expect(daysOf([])).toEqual([]));
