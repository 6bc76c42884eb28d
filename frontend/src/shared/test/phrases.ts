/** Every phrase of a catalogue by its path; one that depends on numbers or names by itself, as a function. */
export function phrases(words: object, path = ''): Map<string, string | ((...given: never[]) => string)> {
  const found = new Map<string, string | ((...given: never[]) => string)>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'function') found.set(at, value as () => string);
    else if (value && typeof value === 'object') for (const [k, v] of phrases(value, at)) found.set(k, v);
  }
  return found;
}
