import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: {
    runes: true,
    // short names for the scopes of styles: they stand in every piece of markup that a phone loads
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
  },
};
