import { type Box, type Disc, nearestIn, type Segment } from './boxes';

/** A place for a label, with the line to it where it does not stand beside its point, and how far it is from where one would look first. */
export interface Way {
  readonly label: Box;
  readonly leader: Segment | null;
  readonly far: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const angles = 24;
const reaches = [10, 20, 32, 46, 64, 86, 112, 142, 178, 220, 270, 330, 400];
/** A label with a line is this much worse than one beside its point. */
const leaderFar = 20;

/** The places for a label of this size, the nearest first: around the point, then further and further off. */
export function* ways(size: Size, disc: Disc): Generator<Way> {
  for (const [far, label] of beside(size, disc).entries()) yield { label, leader: null, far };
  for (const { label, reach } of away(size, disc))
    yield { label, leader: leaderTo(label, disc), far: leaderFar + reach };
}

/** The eight places that touch the point: right and left first, as one reads. */
function beside({ width, height }: Size, { x, y, r }: Disc): Box[] {
  const gap = r + 4;
  const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
  const [above, level, below] = [y - gap - height + 2, y - height / 2, y + gap - 2];
  const corners: [number, number][] = [
    ...[right, left].map((at): [number, number] => [at, level]),
    ...[above, below].map((at): [number, number] => [middle, at]),
    ...[above, below].flatMap((at): [number, number][] => [
      [right - r, at],
      [left + r, at],
    ]),
  ];
  return corners.map(([x, y]) => ({ x, y, width, height }));
}

/** Places further and further off, all around. */
function* away({ width, height }: Size, { x, y, r }: Disc): Generator<{ label: Box; reach: number }> {
  for (const reach of reaches) {
    for (let i = 0; i < angles; i++) {
      const angle = (2 * Math.PI * i) / angles;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const [cx, cy] = [x + dx * (r + reach), y + dy * (r + reach)];
      // the side of the box that looks at the point stands at the reach
      const label = { x: cx - (width * (1 - dx)) / 2, y: cy - (height * (1 - dy)) / 2, width, height };
      yield { label, reach };
    }
  }
}

function leaderTo(label: Box, { x, y, r }: Disc): Segment {
  const to = nearestIn(label, { x, y });
  const length = Math.hypot(to.x - x, to.y - y) || 1;
  return { from: { x: x + ((to.x - x) * r) / length, y: y + ((to.y - y) * r) / length }, to };
}
