import { type Box, type Disc, inside, type Spot } from './boxes';

const air = 2;
const mostColumns = 40;

/**
 * The points, none of which covers another. Those that fall together are set side by side, in two rows at most, so that a line can leave from each of
 * them; the first keeps its place.
 */
export function apart(points: readonly Disc[], bounds: Box): Disc[] {
  const discs: Disc[] = [];
  for (const { x, y, r } of points) {
    const free = (spot: Spot): boolean =>
      inside({ x: spot.x - r, y: spot.y - r, width: 2 * r, height: 2 * r }, bounds) &&
      discs.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= other.r + r + air);
    const step = 2 * r + air;
    const edge = Math.min(y - bounds.y, bounds.y + bounds.height - y) < 3 * step;
    const spot = around({ x, y }, step, edge ? 1 : 2).find(free) ?? { x, y };
    discs.push({ x: spot.x, y: spot.y, r });
  }
  return discs;
}

/** The spot itself, then places right and left of it, and below those: a second row before a third column. */
function around({ x, y }: Spot, step: number, rows: number): Spot[] {
  const spots: (Spot & { far: number })[] = [];
  for (let column = -mostColumns; column <= mostColumns; column++) {
    for (let row = 0; row < rows; row++) {
      // of two that are as near, the right one
      const far = Math.abs(column - 0.1) + 1.5 * row;
      spots.push({ x: x + column * step, y: y + row * step, far });
    }
  }
  return spots.sort((a, b) => a.far - b.far);
}
