import { expect, test } from 'vitest';
import { curveOf, widthOf } from './lines';

test.each([
  [null, 10, 1.5],
  [0, 10, 1.5],
  [10, 10, 10],
  [5, 10, 5.75],
  [3, 0, 1.5],
])('%j of at most %i people make %f', (both, most, width) =>
  expect(widthOf(both, most, { thinnest: 1.5, thickest: 10 })).toBe(width),
);

test('lines run from the right edge to the left edge, whichever card comes first', () => {
  const [a, b] = [
    { x: 0, y: 0, width: 100, height: 40 },
    { x: 150, y: 60, width: 100, height: 20 },
  ];
  expect(curveOf(a, b)).toBe('M100.0 20.0C125.0 20.0 125.0 70.0 150.0 70.0');
  expect(curveOf(b, a)).toBe(curveOf(a, b));
});
