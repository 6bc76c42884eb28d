import { expect, test } from 'vitest';
import { wholeTies } from './ties';

test.each([
  ['all fit', [3, 2], 5, [3, 2]],
  ['the cut is between two places', [5, 4, 3], 2, [5, 4]],
  ['a tie over the cut is left out', [9, 8, 5, 5, 5, 1], 4, [9, 8]],
  ['a tie that fits to its end stays', [9, 5, 5, 1], 3, [9, 5, 5]],
  ['the first place has more than fit', [5, 5, 5, 1], 2, [5, 5]],
])('%s', (_, likes, most, kept) => {
  expect(wholeTies(likes, most, (n) => n)).toEqual(kept);
});
