import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes; SOAK_MINUTES says how many. */
const soak = process.env.SOAK !== undefined;

/** What holds the program to its times has the machine to itself. */
const timed = ['e2e/soak/*.test.ts', 'e2e/network.test.ts', 'e2e/hostile.test.ts'];

/** Files that take longest begin first, so that none is left over at the end when nothing runs beside it. */
const longest = ['views', 'network', 'hostile', 'strip', 'keys', 'cockpit', 'meeting', 'phone', 'mine'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

/** Scene after scene within a file: a scene that fails leaves nothing to play on with. Three files at a time for two cores, since each often waits. */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    maxConcurrency: 4,
    maxWorkers: soak ? 1 : 3,
    fileParallelism: !soak,
    isolate: false, // what the files import is read once for each worker
    bail: soak ? 0 : 1,
    reporters: ['verbose'],
    include: soak ? timed : ['e2e/*.test.ts'],
    sequence: { sequencer: LongestFirst },
  },
});
