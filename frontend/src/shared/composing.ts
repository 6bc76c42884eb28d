/**
 * Whether a key belongs to the composing of letters (Japanese, Chinese, an accent), so that Enter ends a word and Esc drops
 * one. Safari says so of the last key by its number alone.
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}
