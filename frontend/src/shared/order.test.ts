import { expect, test } from 'vitest';
import { Places, shuffledFor } from './order';

const cards = Array.from({ length: 20 }, (_, i) => ({ id: `card-${i}` }));
const ids = (things: readonly { id: string }[]): string[] => things.map((thing) => thing.id);

test('one person sees one order, however the cards arrive', () => {
  expect(ids(shuffledFor('anna', [...cards].reverse()))).toEqual(ids(shuffledFor('anna', cards)));
});

test('a card that arrives does not move the others', () => {
  const before = ids(shuffledFor('anna', cards));
  const after = ids(shuffledFor('anna', [...cards, { id: 'late' }]));
  expect(after.filter((id) => id !== 'late')).toEqual(before);
});

test('no card is favoured: over 2,000 people each of 20 is first for about one in twenty', () => {
  const first = new Map<string, number>();
  for (let i = 0; i < 2_000; i++) {
    const id = shuffledFor(`0190-person-${i}`, cards)[0]!.id;
    first.set(id, (first.get(id) ?? 0) + 1);
  }
  for (const card of cards) {
    expect(first.get(card.id) ?? 0).toBeGreaterThan(60);
    expect(first.get(card.id) ?? 0).toBeLessThan(145);
  }
});

test('what was laid out first keeps its place', () => {
  const places = new Places();
  const backwards = <T>(things: T[]): T[] => [...things].reverse();
  const laid = (names: string): string =>
    ids(
      places.arranged(
        [...names].map((id) => ({ id })),
        backwards,
      ),
    ).join('');
  expect(laid('abc')).toBe('cba');
  expect(laid('adbce')).toBe('cbaed');
  expect(laid('abd')).toBe('bad');
});
