import { recall, keep } from './net/keep';
import type { Failure } from './net/problem';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';
import type { Language } from './wire';

export const languages: readonly Language[] = ['it', 'en', 'nl'];
/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  it: 'Italiano',
  en: 'English',
  nl: 'Nederlands',
};
const choiceKey = 'colazione:language';

/** The first of the reader's languages that we speak; null where it is none. */
export function preferred(preferences: readonly string[]): Language | null {
  const spoken = preferences.map((preference) => preference.slice(0, 2).toLowerCase());
  return (
    (spoken.find((preference) => languages.includes(preference as Language)) as Language | undefined) ?? null
  );
}

/** The language of this page, for everything on it. */
export class Speech {
  private chosen = recall<Language>(choiceKey) ?? preferred(navigator.languages);
  language: Language = $state(this.chosen ?? 'en');

  /** Those whose language we do not speak read that of their meeting. */
  follow(language: Language): void {
    if (!this.chosen) this.language = language;
  }

  /** The person's own choice, kept on the device. */
  choose(language: Language): void {
    this.language = this.chosen = language;
    keep(choiceKey, language);
  }
}

export const speech = new Speech();

/** Makes the words of one page: `words(...)` once, and then the result, called, wherever text is drawn. */
export function words<T>(catalogue: Record<Language, T>): () => T {
  return () => catalogue[speech.language];
}

/** What all pages have in common. */
export const t = words({ it, en, nl });

/** What a failed call says to a person. Which addresses don't agree, and what to do, is known to the server alone. */
export function saying({ code, detail }: Failure): string {
  return (code === 'wrong_origin' && detail) || t().failures[code];
}
