import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // iOS 15, and the Chrome that an Android 9 phone has after its updates. Syntax newer than
    // this is rewritten; Svelte's own runtime needs nothing younger.
    target: ['safari15', 'chrome87'],
    cssTarget: ['safari15', 'chrome87'],
    assetsInlineLimit: 0,
    modulePreload: false, // its polyfill would be an inline script, which the pages' policy forbids
    reportCompressedSize: false,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
