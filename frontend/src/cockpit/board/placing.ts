import { apart } from './apart';
import {
  type Box,
  boxesMeet,
  type Disc,
  discMeetsBox,
  inside,
  type Segment,
  segmentMeetsBox,
  segmentMeetsDisc,
  segmentsCross,
} from './boxes';
import { type Size, type Way, ways } from './ways';

/** A point with the size of its label. The first points get the best places. */
export interface Point extends Disc {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** How wide a label of fewer words is, for where there is no room for more. */
  readonly narrow: number;
}

export interface Placed {
  readonly id: string;
  /** Where the point is drawn: beside its true place where another one holds that. */
  readonly at: Disc;
  /** Null where no room was left for the label, not even for a narrow one. */
  readonly label: Box | null;
  readonly short: boolean;
  /** From the point to a label that is not beside it. */
  readonly leader: Segment | null;
}

const air = 2;
/** Between one label and the next on its line, so that they read as two. */
const apartPx = 12;
/** How much worse a place is for what it crosses, in pixels of distance. */
const cost = { markedLine: 25, leader: 40, point: 60, short: 3000, none: 9000 };
/** A label that has its place moves when a better one has become free, so often at most. */
const sweeps = 3;
/** More points than these are laid once only, so that the page stays quick. */
const many = 60;
/** Where there is no room for the words of a label, all are laid again with that one first, so often at most. */
const mostTries = 9;
/** For a label that found no room, those of the points this near make way. */
const nearPx = 120;

/**
 * Places points and labels so that nothing covers anything: the same points always come out the same. A label stands beside its point, else as
 * near as it can with a line to it, which runs through no label. `marked` are lines of the drawing that labels had better not lie on.
 */
export function placed(points: readonly Point[], bounds: Box, marked: readonly Segment[] = []): Placed[] {
  const discs = apart(points, bounds);
  const orders = ordersOf(discs);
  let turn = orders[0]!;
  let best: Ground | null = null;
  for (let tries = 1; ; tries++) {
    const ground = new Ground(points, discs, bounds, marked);
    for (const i of turn) ground.settle(i);
    ground.sweep();
    const cramped = turn.filter((i) => ground.cramped(i));
    for (const i of cramped) ground.makeRoom(i);
    ground.sweep();
    if (!best || ground.total() < best.total()) best = ground;
    const enough = tries >= orders.length && best.total() < cost.short;
    if (enough || tries >= mostTries || points.length > many) break;
    turn = orders[tries] ?? [...cramped, ...turn.filter((i) => !cramped.includes(i))];
  }
  return points.map(({ id }, i) => ({ id, at: discs[i]!, ...best.placeOf(i) }));
}

/** The orders in which labels are laid: as given, from the right, from below. */
function ordersOf(discs: readonly Disc[]): number[][] {
  const all = [...discs.keys()];
  return [
    all,
    [...all].sort((a, b) => discs[b]!.x - discs[a]!.x),
    [...all].sort((a, b) => discs[b]!.y - discs[a]!.y),
  ];
}

const nowhere = { label: null, short: false, leader: null };

interface Settled extends Way {
  readonly worth: number;
  readonly short: boolean;
}

function wider(label: Box): Box {
  return { ...label, x: label.x - apartPx, width: label.width + 2 * apartPx };
}

/** The labels that have their places. */
class Ground {
  private readonly settled = new Map<number, Settled>();

  constructor(
    private readonly points: readonly Point[],
    private readonly discs: readonly Disc[],
    private readonly bounds: Box,
    private readonly marked: readonly Segment[],
  ) {}

  /** Gives a label the best place that the others leave; a narrow one where there is none for it whole. */
  settle(i: number): void {
    this.settled.delete(i);
    const { width, narrow, height } = this.points[i]!;
    const best = this.best(i, { width, height }) ?? this.best(i, { width: narrow, height }, cost.short);
    if (best) this.settled.set(i, { ...best, short: best.worth >= cost.short });
  }

  private best(i: number, size: Size, from = 0): Omit<Settled, 'short'> | null {
    const others = [...this.settled.values()];
    let best: Omit<Settled, 'short'> | null = null;
    for (const way of ways(size, this.discs[i]!)) {
      if (best && from + way.far >= best.worth) break;
      if (!this.fits(way, others)) continue;
      const worth = from + way.far + this.crossings(way, this.discs[i]!, others);
      if (!best || worth < best.worth) best = { ...way, worth };
    }
    return best;
  }

  /** Gives a label a place before those around it, if all come out better that way. */
  makeRoom(i: number): void {
    const before = { total: this.total(), settled: [...this.settled] };
    const { x, y } = this.discs[i]!;
    const near = [...this.settled.keys()].filter(
      (j) => Math.hypot(this.discs[j]!.x - x, this.discs[j]!.y - y) < nearPx,
    );
    for (const j of near) this.settled.delete(j);
    for (const j of [i, ...near]) this.settle(j);
    if (this.total() < before.total) return;
    this.settled.clear();
    for (const [j, way] of before.settled) this.settled.set(j, way);
  }

  /** Whether there was no room for the words. */
  cramped(i: number): boolean {
    return this.settled.get(i)?.short ?? true;
  }

  placeOf(i: number): Omit<Placed, 'id' | 'at'> {
    const { label, short, leader } = this.settled.get(i) ?? nowhere;
    return { label, short, leader };
  }

  /** Lets labels move to better places, the worst first. */
  sweep(): void {
    for (let times = 0; times < sweeps; times++) {
      const before = this.total();
      for (const i of this.worst()) this.settle(i);
      if (this.total() >= before) return;
    }
  }

  /** How far from its best place a label is. Of two that find no room, the earlier one is missed more. */
  private worth(i: number): number {
    return this.settled.get(i)?.worth ?? cost.none * (2 - i / this.points.length);
  }

  private worst(): number[] {
    const worth = (i: number): number => this.worth(i);
    return [...this.points.keys()].filter((i) => worth(i) > 0).sort((a, b) => worth(b) - worth(a) || a - b);
  }

  total(): number {
    return [...this.points.keys()].reduce((sum, i) => sum + this.worth(i), 0);
  }

  private fits({ label, leader }: Way, others: readonly Way[]): boolean {
    return (
      inside(label, this.bounds) &&
      this.discs.every((disc) => !discMeetsBox(disc, label, air)) &&
      others.every(
        (other) =>
          !boxesMeet(wider(label), other.label, air) &&
          !(other.leader && segmentMeetsBox(other.leader, label)) &&
          !(leader && segmentMeetsBox(leader, other.label)),
      )
    );
  }

  private crossings({ label, leader }: Way, from: Disc, others: readonly Way[]): number {
    const lines = this.marked.filter((line) => segmentMeetsBox(line, label)).length;
    if (!leader) return lines * cost.markedLine;
    const leaders = others.filter((other) => other.leader && segmentsCross(leader, other.leader)).length;
    const over = this.discs.filter((disc) => disc !== from && segmentMeetsDisc(leader, disc)).length;
    return lines * cost.markedLine + leaders * cost.leader + over * cost.point;
  }
}
