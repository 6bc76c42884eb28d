import type { Card, Path } from '../../shared/wire';
import { folded } from '../state/columns';
import { cardsIn } from '../state/paths';

/** The difficulties that stand, in two parts: those that touch the open path, and those that touch none. */
export interface Difficulties {
  readonly touching: readonly Card[];
  readonly open: readonly Card[];
}

/**
 * A difficulty touches a path whose title or note has its words, or that has a card with one of its themes. Which touch no path at all is
 * the server's word (`untouched`), which also knows other forms of the words, unless this path has just come to name it.
 */
export function difficultiesOf(
  cards: ReadonlyMap<string, Card>,
  path: Path | null,
  untouched: readonly string[],
): Difficulties {
  const all = [...cards.values()].filter((card) => card.kind === 'difficulty' && card.state === 'shown');
  const touching = all.filter((card) => path !== null && touches(card, path, cards));
  const open = all.filter((card) => untouched.includes(card.id) && !touching.includes(card));
  return { touching, open };
}

function touches(card: Card, path: Path, cards: ReadonlyMap<string, Card>): boolean {
  if (folded(`${path.title}\n${path.note}`).includes(folded(card.text.trim()))) return true;
  return [...cardsIn(path)].some((id) => cards.get(id)?.themes.some((theme) => card.themes.includes(theme)));
}

/** The note with a difficulty named in it, on a line of its own. */
export function citing(note: string, word: string, difficulty: string): string {
  return [note.trimEnd(), `${word}: ${difficulty.trim()}`].filter(Boolean).join('\n');
}
