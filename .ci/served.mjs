#!/usr/bin/env node
// .ci/served COMMAND…: starts the built program on a database of its own, fetches its two documents into a folder, and runs COMMAND there: AT is the server's address, KEY the organisers'.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/colazione', import.meta.url));
const KEY = 'over-a-coffee-and-a-document';
const folder = await mkdtemp(join(tmpdir(), 'colazione-documents-'));
const server = spawn(program, ['-addr', '127.0.0.1:0', '-data', join(folder, 'c.db'), '-organiser-key', KEY], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
const ended = once(server, 'exit');
let said = '';
const AT = await new Promise((resolve, reject) => {
  server.once('error', reject);
  server.once('exit', (code) => reject(new Error(`colazione ended with ${code}: ${said}`)));
  server.stdout.on('data', (text) => {
    said += text;
    const found = /is ready: (\S+)/.exec(said);
    if (found) resolve(found[1]);
  });
});
let code = 1;
try {
  for (const name of ['openapi.yaml', 'asyncapi.yaml']) {
    const answer = await fetch(`${AT}/api/v1/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    await writeFile(join(folder, name), await answer.text());
  }
  const [command, ...more] = process.argv.slice(2);
  const run = spawn(command, more, { stdio: 'inherit', cwd: folder, env: { ...process.env, AT, KEY } });
  [code] = await once(run, 'exit');
} finally {
  server.kill();
  await ended;
  await rm(folder, { recursive: true });
}
process.exit(code ?? 1);
