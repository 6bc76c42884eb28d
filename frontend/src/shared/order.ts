/** FNV-1a, 32 bits: a number that looks random and is the same every time. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  return h >>> 0;
}

/**
 * Another order for each person, so that no card is first for all, and always the same for one person: a card
 * that arrives finds its place without moving the others about.
 */
export function shuffledFor<T extends { id: string }>(person: string, things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, place: hash(person + thing.id) }))
    .sort((a, b) => a.place - b.place || (a.thing.id < b.thing.id ? -1 : 1))
    .map(({ thing }) => thing);
}
