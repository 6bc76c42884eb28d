/** Plain geometry, in pixels from the top left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** How wide lines are drawn: with nobody on them, and the strongest of all. */
export interface Widths {
  readonly thinnest: number;
  readonly thickest: number;
}

/** The width of a line: the more people like both cards, the wider; `most` is that of the strongest line. */
export function widthOf(both: number | null, most: number, { thinnest, thickest }: Widths): number {
  if (!both || most <= 0) return thinnest;
  return thinnest + ((thickest - thinnest) * Math.min(both, most)) / most;
}

/** A curve from the right edge of one card to the left edge of another, level at both ends. Either may stand on the left. */
export function curveOf(a: Box, b: Box): string {
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const from = { x: left.x + left.width, y: left.y + left.height / 2 };
  const to = { x: right.x, y: right.y + right.height / 2 };
  const bend = Math.max(12, (to.x - from.x) / 2);
  const at = (n: number): string => n.toFixed(1);
  return `M${at(from.x)} ${at(from.y)}C${at(from.x + bend)} ${at(from.y)} ${at(to.x - bend)} ${at(to.y)} ${at(to.x)} ${at(to.y)}`;
}
