import { describe, expect, test, vi } from 'vitest';

const texts: [string, number][] = [
  ['', 0],
  ['perché', 6],
  ['perche\u0301', 6],
  ['👩‍👩‍👧', 1],
  ['👍🏽', 1],
  ['❤️', 1],
  ['ab c', 4],
];

describe.each(['with a segmenter', 'without one'])('%s', (how) => {
  test.each(texts)('%s', async (text, count) => {
    vi.resetModules();
    if (how === 'without one') vi.stubGlobal('Intl', {});
    const { graphemes } = await import('./graphemes');
    vi.unstubAllGlobals();
    expect(graphemes(text)).toBe(count);
  });
});
