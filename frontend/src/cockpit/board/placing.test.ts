import { describe, expect, test } from 'vitest';
import { type Box, boxesMeet, discMeetsBox, inside, segmentMeetsBox } from './boxes';
import { type Placed, placed, type Point } from './placing';

const bounds: Box = { x: 0, y: 0, width: 700, height: 480 };

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function cloud(n: number, seed: number, width = 150): Point[] {
  const roll = dice(seed);
  return Array.from({ length: n }, (_, i) => ({
    ...{ id: `c${i}`, r: i < 4 ? 10 : 6, height: 16, narrow: 16, width: width * (0.4 + 0.6 * roll()) },
    // few likes and few people: many points fall together
    x: 30 + 60 * Math.floor(11 * roll()),
    y: 30 + 42 * Math.floor(10 * roll()),
  }));
}

function faults(all: readonly Placed[]): string[] {
  const found: string[] = [];
  for (const [i, a] of all.entries()) {
    if (!a.label) found.push(`${a.id} has no label`);
    else if (!inside(a.label, bounds)) found.push(`${a.id} runs out of the plane`);
    for (const [j, b] of all.entries()) {
      if (a.label && discMeetsBox(b.at, a.label)) found.push(`${a.id} covers the point of ${b.id}`);
      if (a.leader && i !== j && b.label && segmentMeetsBox(a.leader, b.label))
        found.push(`the line of ${a.id} strikes out ${b.id}`);
      if (j <= i) continue;
      if (a.label && b.label && boxesMeet(a.label, b.label)) found.push(`${a.id} covers ${b.id}`);
      if (Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y) < a.at.r + b.at.r)
        found.push(`${a.id} lies on ${b.id}`);
    }
  }
  return found;
}

describe('nothing covers anything', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('among sixteen cards (%i)', (seed) =>
    expect(faults(placed(cloud(16, seed), bounds))).toEqual([]),
  );
  test.each([11, 12, 13, 14])('among forty cards (%i)', (seed) =>
    expect(faults(placed(cloud(40, seed), bounds))).toEqual([]),
  );
  test('when twelve cards have the very same figures', () => {
    const same = cloud(12, 5).map((point) => ({ ...point, x: 350, y: 240 }));
    expect(faults(placed(same, bounds))).toEqual([]);
  });
  test('in a corner, seven of them', () => {
    const same = cloud(7, 5).map((point) => ({ ...point, x: 40, y: 450 }));
    expect(faults(placed(same, bounds))).toEqual([]);
  });
});

test('a point that stands alone keeps its place, with the label at its right', () => {
  const [only] = placed([{ id: 'a', x: 100, y: 100, r: 6, width: 80, height: 16, narrow: 16 }], bounds);
  expect(only).toEqual({
    ...{ id: 'a', at: { x: 100, y: 100, r: 6 }, leader: null, short: false },
    label: { x: 110, y: 92, width: 80, height: 16 },
  });
});

test('a label that has to go away has a line that begins at the edge of its point', () => {
  const far = placed(cloud(40, 11), bounds).filter(({ leader }) => leader);
  expect(far.length).toBeGreaterThan(0);
  for (const { at, leader } of far) {
    expect(Math.hypot(leader!.from.x - at.x, leader!.from.y - at.y)).toBeCloseTo(at.r);
  }
});

test('a label goes out of the way of a marked line where it can', () => {
  const line = { from: { x: 0, y: 100 }, to: { x: 700, y: 100 } };
  const [only] = placed([{ id: 'a', x: 100, y: 100, r: 6, width: 80, height: 16, narrow: 16 }], bounds, [
    line,
  ]);
  expect(segmentMeetsBox(line, only!.label!)).toBe(false);
});

test('the same cards always come out the same', () =>
  expect(placed(cloud(30, 9), bounds)).toEqual(placed(cloud(30, 9), bounds)));

test('words find room among sixteen cards; among forty, all but a few', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8])
    expect(placed(cloud(16, seed), bounds).filter(({ short }) => short)).toEqual([]);
  for (const seed of [11, 12, 13, 14])
    expect(placed(cloud(40, seed), bounds).filter(({ short }) => short).length).toBeLessThanOrEqual(2);
});

test('where there is room for one label alone, the first card has it', () => {
  const narrow: Box = { x: 0, y: 0, width: 110, height: 24 };
  const card = { y: 12, r: 6, width: 56, height: 16, narrow: 56 };
  for (const [first, second] of [
    [14, 96],
    [96, 14],
  ] as const) {
    const points = [
      { ...card, id: 'first', x: first },
      { ...card, id: 'second', x: second },
    ];
    expect(placed(points, narrow).map(({ label }) => label !== null)).toEqual([true, false]);
  }
});

test('where there is no room, the label is left out and the point stays', () => {
  const [only] = placed([{ id: 'a', x: 10, y: 10, r: 6, width: 80, height: 16, narrow: 16 }], {
    x: 0,
    y: 0,
    width: 20,
    height: 20,
  });
  expect(only).toMatchObject({ at: { x: 10, y: 10 }, label: null, leader: null });
});
