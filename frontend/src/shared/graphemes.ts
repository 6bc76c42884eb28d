const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null;

// Where there is no segmenter: marks, joiners, variation selectors and skin tones belong to what stands before.
const joins = /[\p{M}\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** How many characters a person would count: an accent, a flag or a family is one. */
export function graphemes(text: string): number {
  if (segmenter) {
    let n = 0;
    for (const _ of segmenter.segment(text)) n++;
    return n;
  }
  let n = 0;
  let glued = false;
  for (const rune of text) {
    if (!joins.test(rune) && !glued) n++;
    glued = rune === '\u200d';
  }
  return n;
}
