import { expect, test } from 'vitest';
import { placed, wholeTies } from './ties';

test.each([
  ['all fit', [3, 2], 5, [3, 2], 0],
  ['the cut is between two places', [5, 4, 3], 2, [5, 4], 0],
  ['a tie over the cut is left out', [9, 8, 5, 5, 5, 1], 4, [9, 8], 0],
  ['a tie that fits to its end stays', [9, 5, 5, 1], 3, [9, 5, 5], 0],
  ['the first place has more than fit, and it is known how many', [5, 5, 5, 5, 1], 2, [5, 5], 2],
])('%s', (_, likes, most, kept, left) => {
  expect(wholeTies(likes, most, (n) => n)).toEqual({ kept, left });
});

test('equal figures have equal places, and the next one counts all before it', () => {
  const places = placed([9, 5, 5, 5, 2], (n) => n);
  expect(places.map(({ place, tied }) => `${place}${tied ? '=' : ''}`)).toEqual(['1', '2=', '2=', '2=', '5']);
});
