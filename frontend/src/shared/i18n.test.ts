import { expect, test } from 'vitest';
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

test('one is one, and thousands are written as the reader writes them', () => {
  expect(it.left(1)).toBe('te ne resta 1');
  expect(it.left(3)).toBe('te ne restano 3');
  expect(it.charactersLeft(12_345)).toBe('ancora 12.345 caratteri');
  expect(en.charactersLeft(12_345)).toBe('12,345 characters left');
  expect(nl.likes(1)).toBe('1 like');
});
