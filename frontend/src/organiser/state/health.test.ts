import { expect, test } from 'vitest';
import type { Live } from '../../shared/wire';
import { troublesOf } from './health';

const well: Live = {
  ...{ session: 's1', step: 'needs', joined: 12, present: 11, waiting: 0 },
  ...{ facilitators: 1, screens: 1, storing: true },
};

test.each<[string, Partial<Live>, string[]]>([
  ['nothing', {}, []],
  ['that it cannot store, before all else', { storing: false, screens: 0 }, ['storing', 'screen']],
  ['that nobody leads', { facilitators: 0 }, ['facilitator']],
  ['that many are away', { present: 7 }, ['away']],
  ['not that one of two is away', { joined: 2, present: 1 }, []],
  ['that somebody waits', { waiting: 2 }, ['waiting']],
])('says %s', (_, more, troubles) => expect(troublesOf({ ...well, ...more })).toEqual(troubles));
