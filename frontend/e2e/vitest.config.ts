import { defineConfig } from 'vitest/config';

/** What takes minutes; SOAK_MINUTES says how many. */
const soak = process.env.SOAK !== undefined;

/** Scene after scene, one file at a time: a scene that fails leaves nothing to play on with. */
export default defineConfig({
  test: {
    environment: 'node',
    include: soak ? ['e2e/soak/*.test.ts', 'e2e/network.test.ts'] : ['e2e/*.test.ts'],
    bail: soak ? 0 : 1,
    // what measures has the machine to itself; what waits, within one file, waits together
    fileParallelism: false,
    maxConcurrency: 4,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    reporters: ['verbose'],
  },
});
