import type { Box, Segment } from './boxes';
import { type Judged, quartersOf } from './judged';
import { shortLabel } from './label';
import { type Placed, placed } from './placing';
import { type Plane, planeOf } from './scale';

/** A card on the plane. */
export interface ScenePoint extends Pick<Placed, 'at' | 'label' | 'leader'> {
  readonly judged: Judged;
  /** Its first words, fewer where there is no room for more. */
  readonly words: string;
}

export interface Scene {
  /** Where points and labels may stand. */
  readonly area: Box;
  readonly plane: Plane;
  readonly points: readonly ScenePoint[];
  readonly edges: Edges;
}

/** Where the best quarters begin: right of `x`, above `y`; null where nobody is praised. */
export interface Edges {
  readonly x: number | null;
  readonly y: number | null;
}

export const labelHeight = 17;

const margin = { left: 48, right: 10, top: 22, bottom: 40 };
/** Between the edges and the outermost points, so that their labels find room. */
const air = 34;
/** On a low plane there is less of it: cards that differ in breadth must not fall together. */
const leastHeights = 8;
/** A label takes no more than this share of the width. */
const widestLabel = 0.34;
const characterPx = 7;
const mostCharacters = 27;
/** Where there is no room, and of more cards than these for the last ones, a label has fewer characters. */
const fewestCharacters = 12;
const mostWords = 80;

/** Lays the plane out in a window of this size; `measure` gives the width of a label in pixels. */
export function scene(
  judged: readonly Judged[],
  { width, height }: { width: number; height: number },
  measure: (text: string) => number,
): Scene {
  const area: Box = {
    ...{ x: margin.left, y: margin.top },
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  const above = Math.min(air, area.height / leastHeights);
  const inner = {
    ...{ x: area.x + air, y: area.y + above },
    width: Math.max(1, area.width - 2 * air),
    height: Math.max(1, area.height - 2 * above),
  };
  const plane = planeOf(judged, inner);
  const letters = Math.min(mostCharacters, Math.floor((area.width * widestLabel) / characterPx));
  const words = judged.map(({ card }, i) =>
    shortLabel(card.text, i < mostWords ? letters : fewestCharacters),
  );
  const brief = judged.map(({ card }) => shortLabel(card.text, fewestCharacters));
  const edges = edgesOf(quartersOf(judged), plane, area);
  const spots = placed(
    judged.map((one, i) => ({
      ...{ id: one.card.id, x: plane.x(one.total), y: plane.y(one.breadth), r: radius(one) },
      ...{ width: measure(words[i]!), narrow: measure(brief[i]!), height: labelHeight },
    })),
    area,
    segmentsOf(edges, area),
  );
  const points = spots.map(({ at, label, short, leader }, i) => ({
    ...{ judged: judged[i]!, words: short ? brief[i]! : words[i]!, at, label, leader },
  }));
  return { area, plane, points, edges };
}

/** The edges lie this much before the last card of a quarter. */
const before = 16;

function edgesOf({ likes, breadth }: ReturnType<typeof quartersOf>, plane: Plane, area: Box): Edges {
  return {
    x: likes === null ? null : Math.max(area.x, plane.x(likes) - before),
    y: breadth === null ? null : Math.min(area.y + area.height, plane.y(breadth) + before),
  };
}

function segmentsOf({ x, y }: Edges, area: Box): Segment[] {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  return [
    ...(x === null ? [] : [{ from: { x, y: area.y }, to: { x, y: bottom } }]),
    ...(y === null ? [] : [{ from: { x: area.x, y }, to: { x: right, y } }]),
  ];
}

function radius({ setRank, total }: Judged): number {
  if (setRank !== null) return 11;
  return total > 0 ? 7 : 5;
}
