import { expect } from 'vitest';

/** Whether the program is held to the times that it promises: a machine on which other things run breaks them. */
export const soaking = process.env.SOAK !== undefined;

/** How long something takes, in milliseconds. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await action();
  return performance.now() - from;
}

/** Holds what took so long to what was promised, while soaking. */
export function within(tookMs: number, promisedMs: number): void {
  if (soaking) expect(tookMs).toBeLessThan(promisedMs);
}
