import { createRequire } from 'node:module';
import type { CompatData, CompatStatement, Identifier } from '@mdn/browser-compat-data';
import { type Node, parse as parseScript } from 'acorn';
import { type CssNode, parse as parseStyle, walk } from 'css-tree';

/** MDN's tables, read as they are: 20 MB that no bundler needs to see. */
const mdn = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;

/** The oldest browsers that the phone's page is made for; the page says the same in `vite.config.ts`. */
const oldest = { safari_ios: 15, chrome_android: 88 } as const;

type Facts = CompatStatement | undefined;

/** Whether all of the oldest browsers know a thing, by the tables of MDN. What MDN does not list is old. */
function isKnown(facts: Facts): boolean {
  if (!facts) return true;
  return Object.entries(oldest).every(([browser, version]) => {
    const says = facts.support[browser as keyof typeof oldest] ?? [];
    return [says].flat().some(({ version_added: added, flags, prefix, version_removed: removed }) => {
      const since = typeof added === 'string' ? parseFloat(added.replace('≤', '')) : Infinity;
      return since <= version && !flags && !prefix && !removed;
    });
  });
}

/** What a style sheet uses that the oldest browsers do not know. */
export function newInStyle(source: string): Set<string> {
  const found = new Set<string>();
  const note = (what: string, facts: Facts): void => {
    if (!isKnown(facts)) found.add(what);
  };
  const { properties, selectors, types, 'at-rules': rules } = mdn.css;
  const sheet = parseStyle(source, { parseValue: true, parseCustomProperty: true });
  walk(sheet, function (node: CssNode) {
    const property = node.type === 'Declaration' ? node.property : (this.declaration?.property ?? '');
    if (node.type === 'Declaration' && !property.startsWith('-'))
      note(property, properties?.[property]?.__compat);
    if (node.type === 'Identifier')
      note(`${property}: ${node.name}`, properties?.[property]?.[node.name]?.__compat);
    if (node.type === 'Function') note(`${node.name}()`, under(types, node.name)?.__compat);
    if (node.type === 'Dimension') note(node.unit, types?.length?.[unitGroup(node.unit)]?.__compat);
    if (node.type === 'PseudoClassSelector') note(`:${node.name}`, selectors?.[node.name]?.__compat);
    if (node.type === 'PseudoElementSelector') note(`::${node.name}`, selectors?.[node.name]?.__compat);
    if (node.type === 'Atrule') note(`@${node.name}`, rules?.[node.name]?.__compat);
    if (node.type === 'Feature') note(`@media ${node.name}`, rules?.media?.[node.name]?.__compat);
    // a rule in a rule that does not begin with & is left unread
    if (node.type === 'NestingSelector' || (node.type === 'Raw' && !this.declaration)) found.add('nesting');
  });
  return found;
}

/** MDN has one entry for all units that follow a phone's bars. */
function unitGroup(unit: string): string {
  if (/^[dsl]v/.test(unit))
    return `viewport_percentage_units_${{ d: 'dynamic', s: 'small', l: 'large' }[unit[0]!]}`;
  return unit.startsWith('cq') ? 'container_query_length_units' : unit;
}

function under(tree: Identifier | undefined, name: string): Identifier | undefined {
  if (!tree || tree[name]) return tree?.[name];
  for (const [key, branch] of Object.entries(tree)) {
    const found = key === '__compat' ? undefined : under(branch as Identifier, name);
    if (found) return found;
  }
  return undefined;
}

/**
 * What a script uses that the oldest browsers do not know: its syntax, what it calls, and what it makes with `new`.
 * Names that the script gives itself are its own.
 */
export function newInScript(source: string): Set<string> {
  const found = new Set<string>();
  const called = new Set<string>();
  const own = new Set<string>();
  const look = (node: Any, inFunction: boolean): void => {
    if (node.type === 'StaticBlock') found.add('static {}');
    if (node.type === 'AwaitExpression' && !inFunction) found.add('await at the top');
    if (node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier') found.add('#name in');
    const { pattern = '', flags = '' } = node.regex ?? {};
    if (/\(\?<[=!]/.test(pattern)) found.add('look-behind');
    if (/[dv]/.test(flags)) found.add(`/${flags}`);
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = node.callee.name ?? node.callee.property?.name;
      if (!isMangled(node.callee)) called.add(name);
    }
    if (node.type === 'AssignmentExpression') own.add(node.left.property?.name);
    if (node.key) own.add(node.key.name);
    const within = inFunction || /Function/.test(node.type);
    for (const part of Object.values(node).flat()) if (isNode(part)) look(part, within);
  };
  look(parseScript(source, { ecmaVersion: 2022, sourceType: 'module' }), false);
  const known = names();
  for (const name of called) if (known.get(name) === false && !own.has(name)) found.add(`${name}()`);
  return found;
}

// a walk over every kind of node reads what that kind has
type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any

/** A function of the bundle, whose name was shortened. */
function isMangled(callee: Any): boolean {
  return callee.type === 'Identifier' && callee.name.length < 4;
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && typeof (part as Node).type === 'string';
}

/** Every global, constructor and method by its name: whether at least one that is called so is known. */
function names(): Map<string, boolean> {
  const known = new Map<string, boolean>();
  const collect = (tree: Identifier | undefined, depth: number): void => {
    for (const [key, branch] of Object.entries(tree ?? {}) as [string, Identifier][]) {
      if (key === '__compat') continue;
      const name = key.replace(/_static$/, '');
      if (branch.__compat) known.set(name, (known.get(name) ?? false) || isKnown(branch.__compat));
      if (depth > 1) collect(branch, depth - 1);
    }
  };
  collect(mdn.javascript.builtins, 3);
  collect(mdn.api, 2);
  return known;
}
