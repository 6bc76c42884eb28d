import type { Card } from '../../shared/wire';

/** What the merge key does with what is marked and what is selected. */
export type MergeAct =
  | { do: 'mark'; marked: readonly string[] }
  | { do: 'merge'; into: string; from: readonly string[] }
  | { do: 'refuse'; why: 'kinds' | 'held' };

/** Marks or unmarks a card. */
export function toggled(marked: readonly string[], card: string): readonly string[] {
  return marked.includes(card) ? marked.filter((id) => id !== card) : [...marked, card];
}

/** The first press marks, the next one on another card merges what is marked into that one. */
export function mergeAct(marked: readonly Card[], into: Card): MergeAct {
  const from = marked.filter((card) => card.id !== into.id);
  if (from.length === 0)
    return {
      do: 'mark',
      marked: toggled(
        marked.map((card) => card.id),
        into.id,
      ),
    };
  if (from.some((card) => card.kind !== into.kind)) return { do: 'refuse', why: 'kinds' };
  if (from.some((card) => (card.state === 'held') !== (into.state === 'held')))
    return { do: 'refuse', why: 'held' };
  return { do: 'merge', into: into.id, from: from.map((card) => card.id) };
}

/** The cards that are merged into each card, the first written first. */
export function unitedBy(cards: Iterable<Card>): ReadonlyMap<string, readonly Card[]> {
  const all = new Map<string, Card>();
  for (const card of cards) all.set(card.id, card);
  const united = new Map<string, Card[]>();
  for (const card of all.values()) {
    const root = rootOf(all, card);
    if (root !== card) united.set(root.id, [...(united.get(root.id) ?? []), card]);
  }
  return united;
}

function rootOf(all: ReadonlyMap<string, Card>, card: Card): Card {
  const into = card.state === 'merged' && card.into ? all.get(card.into) : undefined;
  return into ? rootOf(all, into) : card;
}
