/**
 * The first of a list in the order of its likes, at most so many, and no tie cut in two: one that does not fit whole is left out with what follows. Where already the
 * first place has more than fit, `most` of them stand for all.
 */
export function wholeTies<T>(ranked: readonly T[], most: number, likesOf: (one: T) => number): readonly T[] {
  if (ranked.length <= most) return ranked;
  const next = likesOf(ranked[most]!);
  const whole = ranked.slice(0, most).filter((one) => likesOf(one) > next);
  return whole.length > 0 ? whole : ranked.slice(0, most);
}
