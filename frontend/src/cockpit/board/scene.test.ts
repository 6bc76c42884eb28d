import { expect, test } from 'vitest';
import { aCard } from '../../shared/test/things';
import type { Judged } from './judged';
import { scene } from './scene';

const judged = (id: string, total: number, breadth: number, more: Partial<Judged> = {}): Judged => ({
  ...{ card: aCard(id, { text: `Una scheda che si chiama ${id}` }), total, breadth },
  ...{ mostVoted: false, mostRepresentative: false, setRank: null, setTied: false, firm: null },
  ...more,
});
const size = { width: 700, height: 450 };
const widths = (text: string) => text.length * 7;

test('points stand further right the more likes, further up the more breadth; those of the set are larger', () => {
  const { points, area } = scene(
    [judged('a', 6, 0.6, { setRank: 1 }), judged('b', 2, 0.3), judged('c', 0, 0.1)],
    size,
    widths,
  );
  const [a, b, c] = points.map(({ at }) => at);
  expect(a!.x).toBeGreaterThan(b!.x);
  expect(b!.x).toBeGreaterThan(c!.x);
  expect(a!.y).toBeLessThan(b!.y);
  expect(a!.r).toBeGreaterThan(b!.r);
  for (const { at, label } of points) {
    expect(at.x).toBeGreaterThan(area.x);
    expect(label).not.toBeNull();
  }
});

test('the best quarters begin a little before their last card', () => {
  const { edges, points } = scene(
    [
      judged('a', 6, 0.3, { mostVoted: true }),
      judged('b', 4, 0.6, { mostRepresentative: true }),
      judged('c', 2, 0.2),
    ],
    size,
    widths,
  );
  expect(edges.x).toBeLessThan(points[0]!.at.x);
  expect(edges.x).toBeGreaterThan(points[1]!.at.x);
  expect(edges.y).toBeGreaterThan(points[1]!.at.y);
  expect(edges.y).toBeLessThan(points[0]!.at.y);
});

test('nobody praised, nothing shaded', () =>
  expect(scene([judged('a', 0, 0.1)], size, widths).edges).toEqual({ x: null, y: null }));
