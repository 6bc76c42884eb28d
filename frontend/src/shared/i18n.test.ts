import { describe, expect, test } from 'vitest';
import * as phoneEn from '../phone/words/en';
import * as phoneIt from '../phone/words/it';
import * as phoneNl from '../phone/words/nl';
import * as screenEn from '../screen/words/en';
import * as screenIt from '../screen/words/it';
import * as screenNl from '../screen/words/nl';
import { preferred } from './i18n.svelte';
import { phrases } from './test/phrases';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

test.each([
  [['nl-BE', 'en'], 'nl'],
  [['fr-FR', 'en-GB'], 'en'],
  [['de'], 'it'],
  [[], 'it'],
])('%j is spoken to in %s', (wishes, language) => expect(preferred(wishes)).toBe(language));

const catalogues = {
  shared: { it, en, nl },
  phone: { it: phoneIt.it, en: phoneEn.en, nl: phoneNl.nl },
  screen: { it: screenIt.it, en: screenEn.en, nl: screenNl.nl },
};

/** All that is written in the pages' own sources, to find what they say. */
const sources = Object.values(
  import.meta.glob<string>(['../**/*.svelte', '../**/*.ts', '!../**/words/*', '!../**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

describe.each(Object.entries(catalogues))('the words of %s', (_, words) => {
  const spoken = { it: phrases(words.it), en: phrases(words.en), nl: phrases(words.nl) };

  test.each(['it', 'en', 'nl'] as const)('%s has every phrase, and none is empty', (language) => {
    expect([...spoken[language].keys()]).toEqual([...spoken.it.keys()]);
    for (const [path, phrase] of spoken[language]) expect(phrase, path).not.toBe('');
  });

  test('no sentence was left untranslated', () => {
    for (const [path, phrase] of spoken.it) {
      if (typeof phrase === 'string' && phrase.includes(' '))
        expect(spoken.en.get(path), path).not.toBe(phrase);
    }
  });

  test('every phrase is said somewhere', () => {
    for (const path of spoken.it.keys()) {
      // by its whole path, or out of a list that is read by a key: t().kinds[kind].one
      const names = path.split('.');
      const ways = names.map(
        (_, i) => `\\(\\)\\.${names.slice(0, i + 1).join('\\.')}${i + 1 < names.length ? '\\[' : '\\b'}`,
      );
      expect(new RegExp(ways.join('|')).test(sources), path).toBe(true);
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
