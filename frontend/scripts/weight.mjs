// Holds the phone's first load to its budget: what a page names in its markup is what a browser
// fetches before the first input, squeezed as hard as the server does it.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const budget = { bytes: 60_000, requests: 4 };

/** The files, and those that their scripts cannot begin without. */
function withParts(names) {
  const all = new Set(names);
  for (const name of all) {
    if (!name.endsWith('.js')) continue;
    const script = readFileSync(`dist/${name}`, 'utf8');
    for (const [, part] of script.matchAll(/\b(?:from|import) ?["']\.\/([^"']+\.js)["']/g))
      all.add(`assets/${part}`);
  }
  return [...all];
}

function weigh(page) {
  const html = readFileSync(`dist/${page}.html`);
  const named = [...html.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((m) => m[1]);
  const files = [html, ...withParts(named).map((name) => readFileSync(`dist/${name}`))];
  const sum = (squeeze) => files.reduce((total, file) => total + squeeze(file).length, 0);
  return {
    requests: files.length,
    gzip: sum((file) => gzipSync(file, { level: 9 })),
    brotli: sum(brotliCompressSync),
  };
}

for (const page of ['phone', 'mine', 'cockpit', 'screen', 'organiser']) {
  const { requests, gzip, brotli } = weigh(page);
  console.log(`${page.padEnd(10)} ${requests} requests, ${gzip} bytes gzip, ${brotli} bytes brotli`);
  if (page === 'phone' && (gzip > budget.bytes || requests > budget.requests)) {
    console.error(`phone: over its budget of ${budget.bytes} bytes in ${budget.requests} requests`);
    process.exitCode = 1;
  }
}
