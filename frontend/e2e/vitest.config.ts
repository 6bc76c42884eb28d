import { defineConfig } from 'vitest/config';

/** One meeting, scene after scene: a scene that fails leaves nothing to play on with. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.test.ts'],
    bail: 1,
    testTimeout: 40_000,
    hookTimeout: 40_000,
    reporters: ['verbose'],
  },
});
