/** One of a ranked list with its place, which is 1 and those that have strictly more; `tied` where another one has as much. */
export interface Placed<T> {
  readonly one: T;
  readonly place: number;
  readonly tied: boolean;
}

/** The places of a list in the order of its figures, the largest first. */
export function placed<T>(ranked: readonly T[], figureOf: (one: T) => number): Placed<T>[] {
  const figures = ranked.map(figureOf);
  return ranked.map((one, i) => ({
    one,
    place: figures.indexOf(figures[i]!) + 1,
    tied: figures.indexOf(figures[i]!) !== figures.lastIndexOf(figures[i]!),
  }));
}

/**
 * The first of a list in the order of its figures, at most so many, and no tie cut in two: one that does not fit whole is left out with what follows. Where already the
 * first place has more than fit, `most` of them stand for all, and `left` is how many more there are.
 */
export function wholeTies<T>(
  ranked: readonly T[],
  most: number,
  figureOf: (one: T) => number,
): { kept: readonly T[]; left: number } {
  if (ranked.length <= most) return { kept: ranked, left: 0 };
  const next = figureOf(ranked[most]!);
  const kept = ranked.slice(0, most).filter((one) => figureOf(one) > next);
  if (kept.length > 0) return { kept, left: 0 };
  return { kept: ranked.slice(0, most), left: ranked.filter((one) => figureOf(one) === next).length - most };
}
