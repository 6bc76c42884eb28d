/** How many themes have a key: 1 to 9. */
export const mostKeys = 9;

/** The themes with their keys: those that had one keep it, new ones follow. `known` is the order so far. */
export function keyedThemes(known: readonly string[], used: readonly string[]): string[] {
  return [...known, ...used.filter((theme) => !known.includes(theme))];
}
