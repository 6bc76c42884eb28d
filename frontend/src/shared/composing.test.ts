import { expect, test } from 'vitest';
import { isComposing } from './composing';

test.each([
  ['a word is being composed', { isComposing: true, keyCode: 13 }, true],
  ['Safari, at the end of a word', { isComposing: false, keyCode: 229 }, true],
  ['a plain Enter', { isComposing: false, keyCode: 13 }, false],
])('%s', (_, event, composing) => expect(isComposing(event)).toBe(composing));

const sources = import.meta.glob<string>('../**/*.svelte', { query: '?raw', import: 'default', eager: true });

test.each(Object.entries(sources).filter(([, source]) => /\.key === 'Enter'|\.key !== 'Enter'/.test(source)))(
  '%s asks before it takes Enter for the end',
  (_, source) => expect(source).toContain('isComposing(event)'),
);
