import type { LiveSession, Step } from '../../shared/wire';

/** What the simulated people of a rehearsal are at. */
export type Doing = 'write' | 'like' | 'both' | 'wait';

/** How many seconds each takes from one action to the next: as in a room, and for somebody who skims the plan. */
export const paces = { usual: 20, fast: 5 };

export function crowdDoes(session: LiveSession, step: Step | null): Doing {
  const open = session.state === 'open' ? step : null;
  const [writes, likes] = [(open?.collects.length ?? 0) > 0, (open?.likes.length ?? 0) > 0];
  if (writes && likes) return 'both';
  return writes ? 'write' : likes ? 'like' : 'wait';
}
