import { type Beside, besideOf, type Liked, ranked } from './beside';
import { cardsOf, currentStep, handsOf, type Model } from '../shared/model';
import { type Base, type Share, themeBase, themeShares } from '../shared/shares';
import type { Card, Kind, Path, Synthesis } from '../shared/wire';

/** What the room looks at now. */
export type Scene =
  | { is: 'welcome' }
  | { is: 'step' }
  | { is: 'spotlight'; card: Card }
  | { is: 'cards'; cards: Card[] }
  | {
      is: 'ranking';
      kinds: Tally[];
      beside: Beside[];
      themes: Share<string | null>[];
      themed: Base;
      difficulties: Card[];
    }
  | { is: 'paths'; paths: readonly Path[]; ties: Synthesis['ties'] }
  | { is: 'closed' };

/** The cards of one kind that have likes, most first, then those for which only hands were raised. */
export interface Tally {
  kind: Kind;
  cards: Liked[];
  /** How many more share the first place, where not even these all fit. */
  left: number;
}

const kinds: readonly Kind[] = ['need', 'objective', 'tool', 'kpi', 'difficulty', 'idea'];

export function sceneOf(model: Model): Scene {
  const { session, synthesis } = model;
  const step = currentStep(session);
  const spotlight = session?.spotlight ? model.cards.get(session.spotlight) : undefined;
  if (spotlight) return { is: 'spotlight', card: spotlight };
  if (synthesis?.published_at && synthesis.paths.length > 0)
    return { is: 'paths', paths: synthesis.paths, ties: synthesis.ties };
  if (session?.state === 'closed') return { is: 'closed' };
  if (!step || step.kind === 'welcome') return { is: 'welcome' };
  const judged = step.likes.length > 0 ? step.likes : kinds;
  const ranking = rankingOf(model, judged);
  if (ranking.length > 0 && step.collects.length === 0) {
    const liked = themeShares(shown(model, judged)).filter(({ likes }) => likes > 0);
    const themes = liked.some(({ name }) => name !== null) ? liked : [];
    const beside = judged === kinds ? besideOf(model) : [];
    const themed = themeBase(shown(model, judged));
    return {
      is: 'ranking',
      kinds: ranking,
      beside,
      themes,
      themed,
      difficulties: shown(model, ['difficulty']),
    };
  }
  // cards to judge are on everybody's phone; the wall shows those that the room is collecting
  const cards = shown(model, step.collects).filter((card) => step.kind !== 'close' || card.first_step);
  return cards.length > 0 ? { is: 'cards', cards } : { is: 'step' };
}

/** The first sentence of a text, or all of it where it has but one. */
export function firstSentence(text: string): string {
  return /^.*?[.?!…](?=\s|$)/s.exec(text.trim())?.[0] ?? text.trim();
}

function shown(model: Model, of: readonly Kind[]): Card[] {
  return cardsOf(model, of).filter((card) => card.state === 'shown');
}

function rankingOf(model: Model, of: readonly Kind[]): Tally[] {
  return of
    .map((kind) => ({
      kind,
      cards: ranked(shown(model, [kind])).filter(({ card, likes }) => likes > 0 || handsOf(card) > 0),
      left: 0,
    }))
    .filter(({ cards }) => cards.length > 0);
}
