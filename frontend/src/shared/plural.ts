import type { Language } from './wire';

/** The forms of a phrase; `#` stands for the number. */
export interface Forms {
  one: string;
  other: string;
  /** Where there is nothing to count and 0 would sound wrong. */
  none?: string;
}

/** Speaks numbers in one language: `n(3, { one: '# voto', other: '# voti' })` is "3 voti". */
export function counter(language: Language): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  return (n, forms) => {
    const form = (n === 0 && forms.none) || (rules.select(n) === 'one' ? forms.one : forms.other);
    return form.replace('#', format.format(n));
  };
}
