/** A list as it stands on the page, and what it does not show yet because somebody has a hand on it. */
export interface Standing {
  readonly ids: readonly string[];
  /** How many arrived since. */
  readonly fresh: number;
  /** The order that is asked for has become another one. */
  readonly moved: boolean;
}

/**
 * Brings a list to what is wanted. While it is held still, nothing moves: what went is taken out, what comes
 * below all others is put there, what comes between them is only counted, and the order stays. `before` is the order when the list was last laid out, so that what
 * went and comes back (hidden, then undone) is at its place again.
 */
export function arranged(before: readonly string[], wanted: readonly string[], still: boolean): Standing {
  if (!still) return { ids: wanted, fresh: 0, moved: false };
  const wants = new Set(wanted);
  const has = new Set(before);
  const ids = before.filter((id) => wants.has(id));
  const known = wanted.filter((id) => has.has(id));
  const moved = known.some((id, i) => id !== ids[i]);
  const below = wanted.slice(known.length);
  if (!moved && below.every((id) => !has.has(id))) return { ids: [...ids, ...below], fresh: 0, moved };
  return { ids, fresh: below.length, moved };
}
