// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = import.meta.dirname;

/** What each file of the pages imports from the others, types as well, by paths from here. */
const imports = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => [name, importsOf(name)]),
);

function importsOf(name: string): string[] {
  const source = readFileSync(join(root, name), 'utf8');
  const named = source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g);
  return [...named].map(([, path]) => relative(root, fileAt(join(root, dirname(name), path!))));
}

function fileAt(path: string): string {
  const found = [path, `${path}.ts`, `${path}.svelte.ts`].find(
    (one) => /\.\w+$/.test(one) && existsSync(one),
  );
  if (!found) throw new Error(`nothing is at ${path}`);
  return found;
}

test('no imports run in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) circles.push([...way.slice(way.indexOf(name)), name].join(' → '));
    if (way.includes(name) || done.has(name)) return;
    for (const next of imports.get(name) ?? []) follow(next, [...way, name]);
    done.add(name);
  };
  for (const name of imports.keys()) follow(name, []);
  expect(circles).toEqual([]);
});

test('a page imports what it has itself and what is shared, and what is shared imports no page', () => {
  const part = (name: string): string => name.split('/')[0]!;
  const strays = [...imports].flatMap(([name, all]) =>
    all
      .filter((other) => part(other) !== part(name) && part(other) !== 'shared')
      .filter(() => !name.endsWith('.test.ts'))
      .map((other) => `${name} → ${other}`),
  );
  expect(strays).toEqual([]);
});
