/** Words that a short label must not end with: they lead on to what was cut off. */
const leading =
  /^(?:a|ad|al|alla|allo|ai|agli|alle|che|con|da|dai|dal|dalla|de|dei|del|della|delle|di|e|ed|fra|gli|i|il|in|la|le|lo|nei|nel|nella|o|per|se|su|sui|sul|sulla|tra|un|una|uno|and|at|by|for|from|in|of|on|or|that|the|to|with|aan|bij|de|dat|een|en|het|met|naar|of|om|op|te|uit|van|voor)$/i;

/** The first words of a text, at most `most` characters and an ellipsis; never half a word, unless only an article would be left. */
export function shortLabel(text: string, most = 26): string {
  const words = text.trim().split(/\s+/);
  const whole = words.join(' ');
  if ([...whole].length <= most) return whole;
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join(' ').length > most) break;
    kept.push(word);
  }
  while (kept.length > 1 && leading.test(kept[kept.length - 1]!)) kept.pop();
  const said = kept.some((word) => !leading.test(word));
  const label = said ? kept.join(' ') : [...whole].slice(0, most - 1).join('');
  return `${label.replace(/[\s,;:.(–-]+$/, '')}…`;
}
