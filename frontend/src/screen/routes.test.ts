import { describe, expect, test } from 'vitest';
import { k } from '../shared/more';
import type { Column } from '../shared/columns';
import { aCard } from '../shared/test/things';
import type { Kind, Path } from '../shared/wire';
import { type Area, type Measure, mostCards } from './pages';
import { legsOf } from './routes';

/** Every letter is half an em. */
const measure: Measure = (text) => text.length / 2;
const area = (width: number, height: number): Area => ({ width, height, measure });
const name = ({ kind }: Column): string => kind;

const kinds: Readonly<Record<string, Kind>> = { n: 'need', o: 'objective', t: 'tool', k: 'kpi' };
function map(text: string, ...ids: string[]) {
  return new Map(ids.map((id) => [id, aCard(id, { text, kind: kinds[id[0]!]! })]));
}
const path = (more: Partial<Path> = {}): Path => ({
  ...{
    id: 'p',
    title: 'Ascoltare',
    note: '',
    needs: ['n'],
    objectives: ['o'],
    tools: ['t', 'gone'],
    kpis: [],
  },
  ...more,
});
const shown = (legs: ReturnType<typeof legsOf>): string[] =>
  legs.map(({ columns }) =>
    columns.map(({ cards }) => cards.map(({ id }) => id).join('+') || '-').join(' → '),
  );

describe('a path on the wall', () => {
  const cards = map('parola '.repeat(12).trim(), 'n', 'o', 't');

  test('is one page where it fits, with its gap showing, as large as it can be', () => {
    const large = legsOf([path()], cards, area(80, 60), name);
    expect(shown(large)).toEqual(['n → o → t → -']);
    expect(large[0]!.size).toBe(1.5);
    const [small] = legsOf([path()], cards, area(36, 15), name);
    expect(small!.columns).toHaveLength(4);
    expect(small!.size).toBe(1.15);
  });

  test('is two pages where it does not, which meet in the objectives', () => {
    const legs = legsOf([path()], cards, area(31, 12), name);
    expect(shown(legs)).toEqual(['n → o', 'o → t → -']);
    expect(new Set(legs.map((leg) => leg.id)).size).toBe(2);
    expect(legs.map((leg) => leg.number)).toEqual([1, 1]);
  });

  test('never breaks a word for the sake of one page', () => {
    const long = map('rappresentatività', 'n', 'o', 't');
    expect(shown(legsOf([path()], long, area(34, 30), name))).toEqual(['n → o', 'o → t → -']);
  });

  test('breaks no word of what says that a column is empty', () => {
    const longest = Math.max(
      ...k()
        .gap.kpi.split(' ')
        .map((word) => word.length / 2),
    );
    for (const width of [36, 45, 60, 80]) {
      const [leg] = legsOf([path()], cards, area(width, 40), name);
      expect(leg!.widths[3], `${width}`).toBeGreaterThanOrEqual(longest);
    }
  });

  test('gives a column with more to say more room', () => {
    const uneven = new Map([...cards, ['n', aCard('n', { text: 'una parola '.repeat(20) })] as const]);
    const [leg] = legsOf([path()], uneven, area(60, 40), name);
    const [needs, objectives, , kpis] = leg!.widths;
    expect(needs).toBeGreaterThan(objectives!);
    expect(kpis).toBeLessThan(objectives!);
    expect(leg!.widths.reduce((sum, width) => sum + width, 4.5)).toBeLessThanOrEqual(60 / leg!.size);
  });

  test('deals what is too much for any page over several, and never more than twelve cards', () => {
    const ids = (kind: string) => Array.from({ length: 9 }, (_, i) => `${kind}${i}`);
    const crowd = path({ needs: ids('n'), objectives: ['o'], tools: ids('t'), kpis: ids('k') });
    const cards = map('parola '.repeat(6).trim(), 'o', ...ids('n'), ...ids('t'), ...ids('k'));
    const legs = legsOf([crowd], cards, area(31, 20), name);
    const there = new Set(legs.flatMap((leg) => leg.columns.flatMap((one) => one.cards.map(({ id }) => id))));
    expect(there.size).toBe(28);
    for (const { columns } of legs)
      expect(columns.reduce((sum, one) => sum + one.cards.length, 0)).toBeLessThanOrEqual(mostCards);
  });
});
