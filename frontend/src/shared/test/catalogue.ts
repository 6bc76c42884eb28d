/**
 * The paths by which sources read a catalogue that is called by this name: `o().form.title` is form.title, and
 * `o().form.lacks[lack]` is form.lacks, with whatever is below it. `spoken[language]` is the same catalogue in a
 * language of its own.
 */
export function spokenPaths(name: string, text: string): Set<string> {
  const read = new RegExp(`(?:(?<![.\\w])${name}\\(\\)|\\bspoken\\[[^\\]]+\\])((?:\\s*\\.\\s*\\w+)+)`, 'g');
  return new Set([...text.matchAll(read)].map(([, path]) => path!.replace(/\s/g, '').slice(1)));
}

/** Those phrases of a catalogue that no source reads, by themselves or as a part of what it reads. */
export function unsaid(phrases: readonly string[], said: ReadonlySet<string>): string[] {
  const above = (path: string, whole: string): boolean => whole === path || whole.startsWith(`${path}.`);
  return phrases.filter((phrase) => ![...said].some((path) => above(path, phrase) || above(phrase, path)));
}
