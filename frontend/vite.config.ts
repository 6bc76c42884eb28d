import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  build: {
    // iOS 15, and Android 9 with a Chrome of early 2021: the shop keeps Chrome up to date there to
    // version 138. Older ones lack the `:where` of Svelte's styles; they are told to update
    // (page.html). Newer syntax is rewritten, newer calls and styles are found by e2e/floor.test.ts.
    target: ['safari15', 'chrome88'],
    cssTarget: ['safari15', 'chrome88'],
    assetsInlineLimit: 0,
    modulePreload: false, // its polyfill would be an inline script, which the pages' policy forbids
    reportCompressedSize: false,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
