import { describe, expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import type { Judged } from './judged';
import { planeOf } from './scale';
import { toward } from './toward';

const judged = (total: number, breadth: number): Judged => ({
  ...{
    card: aCard('a'),
    total,
    breadth,
    mostVoted: false,
    mostRepresentative: false,
    setRank: null,
    setTied: false,
    firm: null,
  },
});
const area = { x: 10, y: 20, width: 100, height: 200 };

describe('the plane', () => {
  const plane = planeOf([judged(0, 0.21), judged(5, 0.55)], area);
  test('has no likes at its left and the most at its right', () =>
    expect([plane.x(0), plane.x(5)]).toEqual([10, 110]));
  test('goes from the tenth below the lowest breadth to the one above the highest', () => {
    expect(plane.y(0.2)).toBeCloseTo(220);
    expect(plane.y(0.6)).toBeCloseTo(20);
    expect(plane.breadths.map((share) => Math.round(share * 100))).toEqual([20, 30, 40, 50, 60]);
  });
  test('writes a like for each up to eight, then fewer', () => {
    expect(plane.likes).toEqual([0, 1, 2, 3, 4, 5]);
    expect(planeOf([judged(60, 0.5)], area).likes).toEqual([0, 8, 16, 24, 32, 40, 48, 56]);
  });
  test('stands without cards', () => expect(planeOf([], area).x(0)).toBe(10));
});

describe('arrows over the plane', () => {
  const points = [
    { id: 'middle', x: 50, y: 50 },
    { id: 'right', x: 90, y: 55 },
    { id: 'far right, level', x: 150, y: 50 },
    { id: 'above', x: 60, y: 10 },
    { id: 'just above, aside', x: 20, y: 45 },
  ];
  test.each([
    ['right', 'right'],
    ['up', 'above'],
    ['left', 'just above, aside'],
    ['down', 'right'],
  ] as const)('%s leads to %s', (direction, to) => expect(toward(points, 'middle', direction)).toBe(to));
  test('stop at the edge', () =>
    expect(toward(points, 'far right, level', 'right')).toBe('far right, level'));
  test('begin at the first', () => expect(toward(points, null, 'up')).toBe('middle'));
  test('have nowhere to go without points', () => expect(toward([], null, 'up')).toBeNull());
});
