import type { Health } from '../../shared/wire';

/** What a facilitator is told of how the room keeps up: the worst thing first, and only that. */
export type Keeping =
  | { is: 'fine' }
  | { is: 'behind'; many: number }
  | { is: 'slow'; seconds: number }
  | { is: 'full' }
  | { is: 'failed' };

/** A word that takes longer to be saved is felt as a wait. */
const slowMs = 500;

/** Weighs the server's figures. */
export function keeping(health: Health): Keeping {
  if (health.disk !== 'fine') return { is: health.disk };
  if (health.saving_ms >= slowMs) return { is: 'slow', seconds: health.saving_ms / 1_000 };
  if (health.slow > 0) return { is: 'behind', many: health.slow };
  return { is: 'fine' };
}
