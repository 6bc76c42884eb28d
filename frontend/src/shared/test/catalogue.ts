type Catalogues = Record<'it' | 'en' | 'nl', object>;

/** What is wrong with the words of a page: phrases that are missing, empty, left in Italian, or said nowhere. */
export function faultsOf(words: Catalogues, sources: readonly string[]): string[] {
  const all = { it: leaves(words.it), en: leaves(words.en), nl: leaves(words.nl) };
  const text = sources.join('\n');
  const faults: string[] = [];
  for (const [path, phrase] of all.it) {
    for (const other of ['en', 'nl'] as const) {
      const said = all[other].get(path);
      if (said === undefined) faults.push(`${other} lacks ${path}`);
      if (typeof said === 'string' && said.includes(' ') && said === phrase)
        faults.push(`${other} leaves ${path} in Italian`);
    }
    if (!isUsed(path, text)) faults.push(`nobody says ${path}`);
  }
  for (const [language, phrases] of Object.entries(all)) {
    for (const [path, phrase] of phrases) {
      if (phrase === '') faults.push(`${language} has nothing for ${path}`);
      if (!all.it.has(path)) faults.push(`only ${language} has ${path}`);
    }
  }
  return faults;
}

function leaves(words: object, at = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const path = at ? `${at}.${key}` : key;
    if (typeof value === 'object' && value !== null)
      for (const [p, v] of leaves(value, path)) found.set(p, v);
    else found.set(path, value);
  }
  return found;
}

/** A phrase is used when its name is read from something, or when something above it is read by a variable name. */
function isUsed(path: string, text: string): boolean {
  const names = path.split('.');
  if (new RegExp(`\\.${names[names.length - 1]}\\b`).test(text)) return true;
  return names.slice(0, -1).some((name) => new RegExp(`\\.${name}(\\[|,| as )`).test(text));
}
