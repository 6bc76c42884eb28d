// Builds the five pages, each by itself, so that a phone fetches one page, one script and one
// style sheet, and nothing of the cockpit.
import { build } from 'vite';

const pages = ['phone', 'mine', 'cockpit', 'screen', 'organiser'];

for (const [i, page] of pages.entries()) {
  await build({
    logLevel: 'warn',
    build: {
      emptyOutDir: i === 0,
      copyPublicDir: i === 0,
      rollupOptions: { input: `${page}.html` },
    },
  });
}
