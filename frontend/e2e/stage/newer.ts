import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dist = join(root, 'frontend', 'dist');

/**
 * The program as its next release might be: the files of its pages have other names, as they do when anything in them changes.
 * Returns where it lies, and what throws it away.
 */
export async function newerProgram(): Promise<{ path: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'colazione-newer-'));
  await mkdir(join(folder, 'assets'));
  const assets = await readdir(join(dist, 'assets'));
  const pages = (await readdir(dist)).filter((name) => name.endsWith('.html'));
  const renamed = (text: string): string =>
    assets.reduce((all, name) => all.replaceAll(name, name.replace(/(\.\w+)$/, 'x$1')), text);
  const replace: Record<string, string> = {};
  for (const name of [...pages, ...assets.map((asset) => `assets/${asset}`)]) {
    const made = join(folder, renamed(name));
    await writeFile(made, renamed(await readFile(join(dist, name), 'utf8')));
    if (renamed(name) !== name) replace[join(dist, name)] = '';
    replace[join(dist, renamed(name))] = made;
  }
  const overlay = join(folder, 'overlay.json');
  await writeFile(overlay, JSON.stringify({ Replace: replace }));
  const path = join(folder, 'colazione');
  await promisify(execFile)('go', ['build', '-overlay', overlay, '-o', path, './server'], { cwd: root });
  return { path, drop: () => rm(folder, { recursive: true }) };
}
