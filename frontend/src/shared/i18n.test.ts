import { describe, expect, test } from 'vitest';
import { preferred } from './i18n.svelte';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

test.each([
  [['nl-BE', 'en'], 'nl'],
  [['fr-FR', 'en-GB'], 'en'],
  [['de'], 'it'],
  [[], 'it'],
])('%j is spoken to in %s', (wishes, language) => expect(preferred(wishes)).toBe(language));

/** Every phrase of a catalogue by its path; those with a number are spoken for one and for three. */
export function phrases(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const at = `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'object') for (const [k, v] of phrases(value as object, at)) found.set(k, v);
  }
  return found;
}

describe('the words that all pages share', () => {
  const all = { it: phrases(it), en: phrases(en), nl: phrases(nl) };

  test.each(['it', 'en', 'nl'] as const)('%s has every phrase, and none is empty', (language) => {
    expect([...all[language].keys()]).toEqual([...all.it.keys()]);
    for (const [path, phrase] of all[language]) expect(phrase, path).not.toBe('');
  });

  test('no sentence was left untranslated', () => {
    for (const [path, phrase] of all.it) {
      if (phrase.includes(' ')) expect(all.en.get(path), path).not.toBe(phrase);
    }
  });
});

test('one is one, and thousands are written as the reader writes them', () => {
  expect(it.left(1)).toBe('te ne resta 1');
  expect(it.left(3)).toBe('te ne restano 3');
  expect(it.charactersLeft(12_345)).toBe('ancora 12.345 caratteri');
  expect(en.charactersLeft(12_345)).toBe('12,345 characters left');
  expect(nl.likes(1)).toBe('1 like');
});
