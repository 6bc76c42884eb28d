import { beforeEach, expect, test } from 'vitest';
import { blank, Drafts } from './drafts.svelte';

beforeEach(() => localStorage.clear());

test('a draft is there after a reload, for its own kind and session only', () => {
  new Drafts('s1').set('need', { ...blank, text: 'metà di una fr' });
  expect(new Drafts('s1').of('need').text).toBe('metà di una fr');
  expect(new Drafts('s1').of('tool')).toEqual(blank);
  expect(new Drafts('s2').of('need')).toEqual(blank);
});

test('a draft that was sent leaves nothing behind', () => {
  const drafts = new Drafts('s1');
  drafts.set('need', { ...blank, text: 'tutta la frase' });
  drafts.set('need', blank);
  expect(localStorage.length).toBe(0);
});

test('where the browser keeps nothing, the draft lives as long as the page', () => {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    const drafts = new Drafts('s3');
    drafts.set('need', { ...blank, text: 'qui' });
    expect(new Drafts('s3').of('need').text).toBe('qui');
  } finally {
    Storage.prototype.setItem = setItem;
  }
});
