import { afterEach, expect, test, vi } from 'vitest';
import { preferred, Speech } from './i18n.svelte';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

afterEach(() => vi.restoreAllMocks());

test.each([
  [['nl-BE', 'en'], 'nl'],
  [['fr-FR', 'en-GB'], 'en'],
  [['de'], null],
  [[], null],
])('%j is spoken to in %s', (preferences, language) => expect(preferred(preferences)).toBe(language));

test('who reads none of our languages reads that of the meeting, and English before it is known', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'de']);
  const speech = new Speech();
  expect(speech.language).toBe('en');
  speech.follow('nl');
  expect(speech.language).toBe('nl');
  speech.choose('it');
  speech.follow('nl');
  expect(speech.language).toBe('it');
});

test('who reads one of them reads it in any meeting', () => {
  localStorage.clear();
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['fr-FR', 'nl-BE']);
  const speech = new Speech();
  speech.follow('it');
  expect(speech.language).toBe('nl');
});

test('one is one, and thousands are written as the reader writes them', () => {
  expect(it.left(1)).toBe('te ne resta 1');
  expect(it.left(3)).toBe('te ne restano 3');
  expect(it.charactersLeft(12_345)).toBe('ancora 12.345 caratteri');
  expect(en.charactersLeft(12_345)).toBe('12,345 characters left');
  expect(nl.likes(1)).toBe('1 like');
});
