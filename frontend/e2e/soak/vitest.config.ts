import { defineConfig, mergeConfig } from 'vitest/config';
import quick from '../vitest.config';

/** What takes minutes: `npm run soak:browser`; SOAK_MINUTES says how many. */
export default mergeConfig(quick, defineConfig({ test: { include: ['e2e/soak/*.test.ts'], bail: 0 } }));
