import type { Direction } from '../state/moving';
import type { Spot } from './boxes';

interface Named extends Spot {
  readonly id: string;
}

/** What lies off the way counts this much more than what lies ahead. */
const aside = 2.2;

/** The point to go to from another one: the nearest that way, more ahead than aside; the same where there is none, and the first where none was chosen. */
export function toward(points: readonly Named[], from: string | null, direction: Direction): string | null {
  const at = points.find(({ id }) => id === from);
  if (!at) return points[0]?.id ?? null;
  let best: string | null = from;
  let least = Infinity;
  for (const point of points) {
    const [ahead, off] = along(point.x - at.x, point.y - at.y, direction);
    const far = ahead + aside * Math.abs(off);
    if (ahead > 0 && far < least) [best, least] = [point.id, far];
  }
  return best;
}

function along(dx: number, dy: number, direction: Direction): [ahead: number, off: number] {
  switch (direction) {
    case 'left':
      return [-dx, dy];
    case 'right':
      return [dx, dy];
    case 'up':
      return [-dy, dx];
    case 'down':
      return [dy, dx];
    default:
      return direction satisfies never;
  }
}
