import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // iOS 15, and a Chrome of early 2021, which every Android 9 phone can have. Syntax newer than
    // this is rewritten; Svelte's own runtime needs nothing younger.
    target: ['safari15', 'chrome88'],
    cssTarget: ['safari15', 'chrome88'],
    assetsInlineLimit: 0,
    modulePreload: false, // its polyfill would be an inline script, which the pages' policy forbids
    reportCompressedSize: false,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
