import { expect, test } from 'vitest';
import { faultsOf } from '../shared/test/catalogue';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

const sources = import.meta.glob<string>(['./**/*.svelte', './**/*.ts', '!./words/*', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('every phrase is there in three languages, and said somewhere', () => {
  expect(faultsOf({ it, en, nl }, Object.values(sources))).toEqual([]);
});
