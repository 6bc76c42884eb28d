#!/usr/bin/env node
// Holds the documents in this folder against their public rules: the recommended ones of Redocly, and those of AsyncAPI's own parser. A warning counts as an error.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser');
let faults = 0;

const lint = spawnSync(
  here('node_modules/.bin/redocly'),
  ['lint', 'openapi.yaml', '--config', here('redocly.yaml'), '--format=json'],
  { encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
);
const { problems } = JSON.parse(lint.stdout);
for (const { ruleId, message, location } of problems) {
  console.error(`openapi.yaml: ${ruleId}: ${message} (${location[0]?.pointer})`);
  faults++;
}

// The version from before is what tools read.
const known = new Set(['asyncapi-latest-version']);
for (const { code, message, path } of await new Parser().validate(await readFile('asyncapi.yaml', 'utf8'))) {
  if (known.has(code)) continue;
  console.error(`asyncapi.yaml: ${code}: ${message} (${path.join('.')})`);
  faults++;
}
process.exit(faults > 0 ? 1 : 0);
