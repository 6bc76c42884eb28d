import { expect, test } from 'vitest';
import { ideaName } from './ideas';
import { speech } from './i18n.svelte';
import { aCard } from './test/things';

const idea = (more: object) => aCard('i', { kind: 'idea', ...more });

test('an idea is called by where it comes from', () => {
  speech.language = 'it';
  const given = idea({ group: '' });
  const step = idea({ first_step: true });
  const own = idea({ group: 'g1' });
  expect(ideaName([given], 'one')).toBe('Strategia');
  expect(ideaName([step, step], 'other')).toBe('Primi passi');
  expect(ideaName([own], 'one')).toBe('Idea');
  expect(ideaName([given, own], 'other')).toBe('Idee');
  expect(ideaName([idea({ group: '', by_scribe: true })], 'one')).toBe('Idea');
});
