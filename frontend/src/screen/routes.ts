import type { Card, Path } from '../shared/wire';
import { type Area, lineHeight, linesOf, scaled } from './pages';

/** One kind of card on a path, from need to KPI. */
export interface Station {
  kind: 'need' | 'objective' | 'tool' | 'kpi';
  cards: Card[];
}

/** What of a path is on one page: all of it, or one half after the other. */
export interface Leg {
  id: string;
  title: string;
  number: number;
  stations: Station[];
}

/** How a path is set on the wall, in em of the running text: the same as its styles. */
const set = {
  titleSize: 1.35,
  number: 1.8,
  underTitle: 0.4,
  label: 8.8,
  around: 0.3,
  gap: 0.4,
  between: 0.2,
};

export function legsOf(paths: readonly Path[], cards: ReadonlyMap<string, Card>, area: Area): Leg[] {
  return paths.flatMap((path, i) => {
    const stations = stationsOf(path, cards);
    const fits = heightOf(path.title, stations, area) <= area.height;
    const parts = fits ? [stations] : [stations.slice(0, 2), stations.slice(2)];
    return parts.map((part, page) => ({
      ...{ id: `${path.id} ${page}`, title: path.title, number: i + 1, stations: part },
    }));
  });
}

const sizes = [1.7, 1.5, 1.3, 1.15, 1];

/** The largest size, in em, at which a leg fits. */
export function sizeOf(leg: Leg, area: Area): number {
  const fits = (size: number): boolean => {
    const room = scaled(area, size);
    return heightOf(leg.title, leg.stations, room) <= room.height;
  };
  return sizes.find(fits) ?? 1;
}

function stationsOf(path: Path, cards: ReadonlyMap<string, Card>): Station[] {
  const found = (ids: readonly string[]): Card[] => ids.flatMap((id) => cards.get(id) ?? []);
  return [
    { kind: 'need', cards: found(path.needs) },
    { kind: 'objective', cards: found(path.objectives) },
    { kind: 'tool', cards: found(path.tools) },
    { kind: 'kpi', cards: found(path.kpis) },
  ];
}

function heightOf(title: string, stations: readonly Station[], area: Area): number {
  const titleWidth = (area.width - set.number) / set.titleSize;
  let height =
    linesOf(title, titleWidth, area.measure, 'title') * set.titleSize * lineHeight + set.underTitle;
  for (const { cards } of stations) {
    const lines = cards.map((card) => linesOf(card.text, area.width - set.label, area.measure));
    const text = Math.max(
      1,
      lines.reduce((sum, n) => sum + n, 0),
    );
    height += text * lineHeight + Math.max(0, cards.length - 1) * set.between + set.around + set.gap;
  }
  return height - set.gap;
}
