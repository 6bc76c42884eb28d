// Builds the five pages of one document, each by itself, so that a phone fetches one page, one
// script and one style sheet, and nothing of the cockpit.
import { renameSync } from 'node:fs';
import { build } from 'vite';

const pages = ['phone', 'mine', 'cockpit', 'screen', 'organiser'];
const document = 'page.html';

/** Has the document load the script of a page. */
const naming = (page) => ({
  name: 'page',
  transformIndexHtml: { order: 'pre', handler: (html) => html.replace('%PAGE%', page) },
});

for (const [i, page] of pages.entries()) {
  await build({
    logLevel: 'warn',
    plugins: [naming(page)],
    build: {
      emptyOutDir: i === 0,
      copyPublicDir: i === 0,
      rollupOptions: { input: { [page]: document } },
    },
  });
  renameSync(`dist/${document}`, `dist/${page}.html`);
}
