// Holds the phone's first load to its budget: what a page names in its markup is what a browser
// fetches before the first input, squeezed as hard as the server does it.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const budget = { bytes: 60_000, requests: 4 };

function weigh(page) {
  const html = readFileSync(`dist/${page}.html`);
  const assets = [...html.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)];
  const files = [html, ...assets.map((m) => readFileSync(`dist/${m[1]}`))];
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
