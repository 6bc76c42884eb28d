import type { Judged } from './judged';
import type { Box } from './boxes';

/** The plane of likes and breadth: where a card stands, and what is written along the edges. */
export interface Plane {
  x(likes: number): number;
  y(breadth: number): number;
  readonly likes: readonly number[];
  readonly breadths: readonly number[];
}

const mostLikeTicks = 8;
const breadthStep = 0.1;
const fewestBreadths = 3;

/** A plane that fills `area`: whole likes from none on, breadth in tenths from the lowest card to the highest. */
export function planeOf(cards: readonly Judged[], area: Box): Plane {
  const most = Math.max(1, ...cards.map(({ total }) => total));
  const breadths = cards.map(({ breadth }) => breadth);
  const low = Math.floor(Math.min(...breadths, 1) / breadthStep + 1e-9);
  const high = Math.max(low + fewestBreadths, Math.ceil(Math.max(...breadths, 0) / breadthStep - 1e-9));
  const step = Math.max(1, Math.ceil(most / mostLikeTicks));
  return {
    x: (likes) => area.x + (area.width * likes) / most,
    y: (breadth) => area.y + area.height * (1 - (breadth / breadthStep - low) / (high - low)),
    likes: range(0, Math.floor(most / step)).map((n) => n * step),
    breadths: range(low, high).map((n) => n * breadthStep),
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
