import { defineConfig } from 'vitest/config';

/** What takes minutes; SOAK_MINUTES says how many. */
const soak = process.env.SOAK !== undefined;

/** What times a page's own work has the machine to itself. */
const measuring = ['e2e/pace.test.ts', 'e2e/desk.test.ts'];

const shared = { environment: 'node', testTimeout: 90_000, hookTimeout: 60_000, maxConcurrency: 4 } as const;
const alone = { ...shared, fileParallelism: false };

/** Scene after scene within a file: a scene that fails leaves nothing to play on with. What mostly waits does so two files at a time. */
export default defineConfig({
  test: {
    bail: soak ? 0 : 1,
    reporters: ['verbose'],
    projects: soak
      ? [{ test: { ...alone, name: 'soak', include: ['e2e/soak/*.test.ts', 'e2e/network.test.ts'] } }]
      : [
          {
            test: {
              ...{ ...shared, name: 'playing', maxWorkers: 2, sequence: { groupOrder: 1 } },
              ...{ include: ['e2e/*.test.ts'], exclude: measuring },
            },
          },
          { test: { ...alone, name: 'measuring', include: measuring, sequence: { groupOrder: 2 } } },
        ],
  },
});
