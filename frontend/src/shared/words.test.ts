import { describe, expect, test } from 'vitest';
import * as cockpitEn from '../cockpit/words/en';
import * as cockpitIt from '../cockpit/words/it';
import * as cockpitNl from '../cockpit/words/nl';
import * as mineEn from '../mine/words/en';
import * as mineIt from '../mine/words/it';
import * as mineNl from '../mine/words/nl';
import * as organiserEn from '../organiser/words/en';
import * as organiserIt from '../organiser/words/it';
import * as organiserNl from '../organiser/words/nl';
import * as phoneEn from '../phone/words/en';
import * as phoneIt from '../phone/words/it';
import * as phoneNl from '../phone/words/nl';
import * as lateEn from '../phone/words/late.en';
import * as lateIt from '../phone/words/late.it';
import * as lateNl from '../phone/words/late.nl';
import * as passingEn from '../phone/words/passing.en';
import * as passingIt from '../phone/words/passing.it';
import * as passingNl from '../phone/words/passing.nl';
import * as judgedEn from './words/judged.en';
import * as judgedIt from './words/judged.it';
import * as judgedNl from './words/judged.nl';
import * as moreEn from './words/more.en';
import * as moreIt from './words/more.it';
import * as moreNl from './words/more.nl';
import * as screenEn from '../screen/words/en';
import * as screenIt from '../screen/words/it';
import * as screenNl from '../screen/words/nl';
import { spokenPaths, unsaid } from './test/catalogue';
import { phrases } from './test/phrases';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

/** Everything but words and tests, by its path from here. */
const sources = import.meta.glob<string>(
  ['../**/*.svelte', '../**/*.ts', '!../**/words/*', '!../**/*.test.ts', '!../**/test/*'],
  { query: '?raw', import: 'default', eager: true },
);
/** What a page says is said by its own sources, by the name that its words have there. */
const pages = {
  shared: { name: 't', of: '', words: { it, en, nl } },
  phone: { name: 'p', of: '../phone/', words: { it: phoneIt.it, en: phoneEn.en, nl: phoneNl.nl } },
  late: { name: 'l', of: '../phone/', words: { it: lateIt.it, en: lateEn.en, nl: lateNl.nl } },
  passing: {
    ...{ name: 'w', of: '../phone/' },
    words: { it: passingIt.it, en: passingEn.en, nl: passingNl.nl },
  },
  more: { name: 'k', of: '', words: { it: moreIt.it, en: moreEn.en, nl: moreNl.nl } },
  judged: { name: 'j', of: '', words: { it: judgedIt.it, en: judgedEn.en, nl: judgedNl.nl } },
  mine: { name: 'm', of: '../mine/', words: { it: mineIt.it, en: mineEn.en, nl: mineNl.nl } },
  cockpit: { name: 'c', of: '../cockpit/', words: { it: cockpitIt.it, en: cockpitEn.en, nl: cockpitNl.nl } },
  screen: { name: 's', of: '../screen/', words: { it: screenIt.it, en: screenEn.en, nl: screenNl.nl } },
  organiser: {
    ...{ name: 'o', of: '../organiser/' },
    words: { it: organiserIt.it, en: organiserEn.en, nl: organiserNl.nl },
  },
};

describe.each(Object.entries(pages))('the words of %s', (_, { name, of, words }) => {
  const spoken = { it: phrases(words.it), en: phrases(words.en), nl: phrases(words.nl) };
  const text = Object.entries(sources)
    .filter(([path]) => path.startsWith(of))
    .map(([, source]) => source)
    .join('\n');

  test.each(['it', 'en', 'nl'] as const)('%s has every phrase, and none is empty', (language) => {
    expect([...spoken[language].keys()].sort()).toEqual([...spoken.it.keys()].sort());
    for (const [path, phrase] of spoken[language]) expect(phrase, path).not.toBe('');
  });

  test('no sentence was left untranslated', () => {
    for (const [path, phrase] of spoken.it) {
      if (typeof phrase !== 'string' || !phrase.includes(' ')) continue;
      expect(spoken.en.get(path), path).not.toBe(phrase);
      expect(spoken.nl.get(path), path).not.toBe(phrase);
    }
  });

  test('every phrase is said somewhere', () => {
    const said = spokenPaths(name, text);
    expect(unsaid([...spoken.it.keys()], said)).toEqual([]);
  });
});

test('numbers have their forms, and days their names, from the browser', () => {
  const catalogues = import.meta.glob<string>('../**/words/*.ts', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  expect(Object.keys(catalogues).length).toBeGreaterThanOrEqual(15);
  for (const [path, source] of Object.entries({ ...sources, ...catalogues })) {
    expect(source, path).not.toMatch(/toLocale(Date|Time)String|\.getMonth\(\)\]|\.getDay\(\)\]/);
    if (path.includes('/words/')) expect(source, path).not.toMatch(/[=!]== 1 \?/);
  }
});
