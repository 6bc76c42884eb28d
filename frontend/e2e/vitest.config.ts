import { defineConfig } from 'vitest/config';

/** Scene after scene, one file at a time: a scene that fails leaves nothing to play on with. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/*.test.ts'],
    // one file after the other: what measures should have the machine to itself
    fileParallelism: false,
    maxConcurrency: 4,
    bail: 1,
    fileParallelism: false,
    testTimeout: 40_000,
    hookTimeout: 40_000,
    reporters: ['verbose'],
  },
});
