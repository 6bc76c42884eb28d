import {
  type Box,
  boxesMeet,
  type Disc,
  discMeetsBox,
  inside,
  nearestIn,
  type Segment,
  segmentMeetsBox,
  segmentMeetsDisc,
  segmentsCross,
  type Spot,
} from './boxes';

/** A point with the size of its label. The first points get the best places. */
export interface Point extends Disc {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly id: string;
  /** Where the point is drawn: beside its true place where another one holds that. */
  readonly at: Disc;
  /** Null where no room was left for the label. */
  readonly label: Box | null;
  /** From the point to a label that is not beside it. */
  readonly leader: Segment | null;
}

const air = 2;
const mostColumns = 40;
/** Where a label finds no room, all are laid again in another order, in the end with that one first. */
const mostTries = 12;
const angles = 24;
const reaches = [10, 20, 32, 46, 64, 86, 112, 142, 178, 220, 270, 330, 400];

/**
 * Places points and labels so that nothing covers anything: the same points always come out the same. Points that fall together are
 * set side by side, in two rows at most, so that a line can leave from each of them; a label stands beside its point, else a little away with a line to it, crossing
 * no other line where that can be.
 */
export function placed(points: readonly Point[], bounds: Box): Placed[] {
  const discs = apart(points, bounds);
  const all = points.map((point, i) => ({ point, disc: discs[i]! }));
  const turns = [
    all,
    [...all].sort((a, b) => b.disc.x - a.disc.x),
    [...all].sort((a, b) => b.disc.y - a.disc.y),
  ];
  let best: Placed[] = [];
  let fewest = Infinity;
  for (let tries = 0; tries < mostTries && fewest > 0; tries++) {
    const turn = turns[tries]!;
    const ground = new Ground(discs, bounds);
    const labels = new Map(turn.map((one) => [one, ground.label(one.point, one.disc)]));
    const left = turn.filter((one) => !labels.get(one)!.label);
    if (left.length < fewest) {
      fewest = left.length;
      best = all.map((one) => ({ id: one.point.id, at: one.disc, ...labels.get(one)! }));
    }
    turns.push([...left, ...turn.filter((one) => !left.includes(one))]);
  }
  return best;
}

/** The points, none of which covers another. */
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

interface Way {
  readonly label: Box;
  readonly leader: Segment;
  readonly faults: number;
}

/** A line must never run through a label. */
const strikes = 3;

/** What is taken already. */
class Ground {
  private readonly labels: Box[] = [];
  private readonly leaders: Segment[] = [];

  constructor(
    private readonly discs: readonly Disc[],
    private readonly bounds: Box,
  ) {}

  label(point: Point, disc: Disc): Pick<Placed, 'label' | 'leader'> {
    const near = beside(point, disc).find((box) => this.free(box));
    if (near) return this.take(near, null);
    let best: Way | null = null;
    for (const label of away(point, disc)) {
      if (!this.free(label)) continue;
      const leader = leaderTo(label, disc);
      const faults = this.faults(leader, disc);
      if (faults < (best?.faults ?? strikes)) best = { label, leader, faults };
      if (faults === 0) break;
    }
    return best ? this.take(best.label, best.leader) : { label: null, leader: null };
  }

  private take(label: Box, leader: Segment | null): Pick<Placed, 'label' | 'leader'> {
    this.labels.push(label);
    if (leader) this.leaders.push(leader);
    return { label, leader };
  }

  private free(box: Box): boolean {
    return (
      inside(box, this.bounds) &&
      this.labels.every((other) => !boxesMeet(box, other, air)) &&
      this.discs.every((disc) => !discMeetsBox(disc, box, air)) &&
      this.leaders.every((leader) => !segmentMeetsBox(leader, box))
    );
  }

  /** How bad a line is: it runs through a label, over a point, across a line. */
  private faults(leader: Segment, from: Disc): number {
    if (this.labels.some((box) => segmentMeetsBox(leader, box))) return strikes;
    if (this.discs.some((disc) => disc !== from && segmentMeetsDisc(leader, disc))) return 2;
    return this.leaders.some((other) => segmentsCross(leader, other)) ? 1 : 0;
  }
}

/** The eight places that touch the point: right and left first, as one reads. */
function beside({ width, height }: Point, { x, y, r }: Disc): Box[] {
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
function* away({ width, height }: Point, { x, y, r }: Disc): Generator<Box> {
  for (const reach of reaches) {
    for (let i = 0; i < angles; i++) {
      const angle = (2 * Math.PI * i) / angles;
      const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
      const [cx, cy] = [x + dx * (r + reach), y + dy * (r + reach)];
      // the side of the box that looks at the point stands at the reach
      yield { x: cx - (width * (1 - dx)) / 2, y: cy - (height * (1 - dy)) / 2, width, height };
    }
  }
}

function leaderTo(label: Box, { x, y, r }: Disc): Segment {
  const to = nearestIn(label, { x, y });
  const length = Math.hypot(to.x - x, to.y - y) || 1;
  return { from: { x: x + ((to.x - x) * r) / length, y: y + ((to.y - y) * r) / length }, to };
}
