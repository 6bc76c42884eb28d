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
 * below all others is put there, what comes between them is only counted, and the order stays. `before` is the order of all that stood in the list, as `remembered`
 * keeps it, so that what went and comes back (hidden, then undone) is at its place again.
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

/**
 * The order of a list's cards with those that went, each below what it stood below: what somebody takes away and gives back is nothing new, whoever had a hand on
 * the list meanwhile.
 */
export function remembered(before: readonly string[], standing: readonly string[]): readonly string[] {
  const stands = new Set(standing);
  if (before.every((id) => stands.has(id))) return standing;
  const below = new Map<string | undefined, string[]>();
  let above: string | undefined;
  for (const id of before) {
    if (stands.has(id)) above = id;
    else below.set(above, [...(below.get(above) ?? []), id]);
  }
  return [undefined, ...standing].flatMap((id) => [...(id ? [id] : []), ...(below.get(id) ?? [])]);
}
