import type { Box, Spot } from '../../shared/lines';

export type { Box, Spot };

export interface Disc extends Spot {
  readonly r: number;
}

export interface Segment {
  readonly from: Spot;
  readonly to: Spot;
}

/** Whether two boxes come nearer to each other than `air`. */
export function boxesMeet(a: Box, b: Box, air = 0): boolean {
  return (
    a.x < b.x + b.width + air &&
    b.x < a.x + a.width + air &&
    a.y < b.y + b.height + air &&
    b.y < a.y + a.height + air
  );
}

export function discMeetsBox(disc: Disc, box: Box, air = 0): boolean {
  const at = nearestIn(box, disc);
  return Math.hypot(disc.x - at.x, disc.y - at.y) < disc.r + air;
}

/** The place in a box that is nearest to a spot. */
export function nearestIn(box: Box, { x, y }: Spot): Spot {
  return {
    x: Math.min(Math.max(x, box.x), box.x + box.width),
    y: Math.min(Math.max(y, box.y), box.y + box.height),
  };
}

export function inside(box: Box, bounds: Box): boolean {
  return (
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height
  );
}

export function segmentMeetsDisc({ from, to }: Segment, disc: Disc): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((disc.x - from.x) * dx + (disc.y - from.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(disc.x - from.x - t * dx, disc.y - from.y - t * dy) < disc.r;
}

/** Whether a line runs through a box; Liang and Barsky's clipping. */
export function segmentMeetsBox({ from, to }: Segment, box: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [enter, leave] = [0, 1];
  const edges: [number, number][] = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ];
  for (const [toward, room] of edges) {
    if (toward === 0 && room < 0) return false;
    if (toward < 0) enter = Math.max(enter, room / toward);
    if (toward > 0) leave = Math.min(leave, room / toward);
  }
  return enter < leave;
}

export function segmentsCross(a: Segment, b: Segment): boolean {
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0;
}

function side({ from, to }: Segment, { x, y }: Spot): number {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
}
