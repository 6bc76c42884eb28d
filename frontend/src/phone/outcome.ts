import { handsOf, likesOf, type Model, shownTables, standing } from '../shared/model';
import { cardsAlong } from '../shared/path';
import type { Card, Path } from '../shared/wire';

/** What became of a card in the published synthesis; `into` is the card that it was united with. */
export type CardOutcome =
  | { is: 'path'; path: Path; number: number; into: Card | null }
  | { is: 'united'; into: Card }
  | { is: 'appendix' }
  | { is: 'gone' };

/** A card in a path says so, also when it is there as a part of another; then whether it was united or hidden. */
export function outcomeOf(model: Model, card: Card): CardOutcome {
  const now = standing(model, card.id);
  if (!now || now.state === 'hidden') return { is: 'gone' };
  const paths = model.synthesis?.paths ?? [];
  const at = paths.findIndex((path) => cardsAlong(path).some((id) => id === card.id || id === now.id));
  const into = now.id === card.id ? null : now;
  if (at >= 0) return { is: 'path', path: paths[at]!, number: at + 1, into };
  return into ? { is: 'united', into } : { is: 'appendix' };
}

/** The likes that a card got, or the one that it was united with, the hands raised for it, and how many people like it at each table; null where they may not be seen. */
export function likesGot(
  model: Model,
  card: Card,
): { likes: number; hands: number; tables: { name: string; people: number }[] } | null {
  const now = standing(model, card.id);
  const likes = now && likesOf(now);
  if (!now || likes === null) return null;
  const of = now.groups;
  const tables = of ? shownTables(model.session).map(({ id, name }) => ({ name, people: of[id] ?? 0 })) : [];
  return { likes, hands: handsOf(now), tables };
}
