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

/** Keeps things in the places in which they were first laid out: what comes later goes behind, and moves nothing. */
export class Places {
  private readonly taken = new Map<string, number>();

  /** `order` says in which order those that are new here follow each other. */
  arranged<T extends { id: string }>(things: readonly T[], order: (fresh: T[]) => readonly T[]): T[] {
    const fresh = things.filter(({ id }) => !this.taken.has(id));
    for (const { id } of order(fresh)) this.taken.set(id, this.taken.size);
    return [...things].sort((a, b) => this.taken.get(a.id)! - this.taken.get(b.id)!);
  }
}
