import { cardsOf, currentStep, likesOf, type Model } from '../shared/model';
import { placed, wholeTies } from '../shared/ties';
import { type Places, shuffledFor } from '../shared/order';
import type { Card, Kind, LiveSession, Me, Step } from '../shared/wire';

/** What the page is made of, from top to bottom, in this step and for this person. */
export type Section = 'lobby' | 'now' | 'write' | 'own' | 'like' | 'top' | 'cards' | 'synthesis';

export function sectionsOf(model: Model): Section[] {
  const { session, me, synthesis } = model;
  if (!session || !me) return [];
  if (me.state === 'waiting') return ['lobby'];
  const step = currentStep(session);
  const open = session.state === 'open';
  const writes = open && (step?.collects.length ?? 0) > 0;
  const likes = open && (step?.likes.length ?? 0) > 0 && !session.likes_closed;
  const published = Boolean(synthesis?.published_at);
  const sections: Section[] = [];
  const asks = open && step?.kind === 'close' && step.prompt !== ''; // the last question outlasts the publishing
  if (!writes && !likes && (!published || asks)) sections.push('now');
  if (writes) sections.push('write');
  if (likes) sections.push('like');
  if (published) sections.push('synthesis');
  else if (writes && !likes && othersCards(model, step).length > 0) sections.push('cards');
  if (!likes && !sections.includes('cards') && topCards(model).top.length > 0) sections.push('top');
  return sections;
}

/**
 * The sections with the person's own cards, where there are any or can be: below the field, or at the end when none is
 * open. They are one of the sections in either place, so that a new step moves them with what is being written there.
 */
export function withOwn(sections: readonly Section[], hasOwn: boolean): Section[] {
  const field = sections.indexOf('write') + 1;
  if (field === 0) return hasOwn && sections[0] !== 'lobby' ? [...sections, 'own'] : [...sections];
  return [...sections.slice(0, field), 'own', ...sections.slice(field)];
}

/** What can be written now. */
export function openKinds(session: LiveSession): readonly Kind[] {
  return session.state === 'open' ? (currentStep(session)?.collects ?? []) : [];
}

/** The room's cards that this step collects, without one's own, the newest first; at the end of a meeting, the first steps. */
export function othersCards(model: Model, step: Step | null): Card[] {
  const own = new Set(model.me?.cards);
  return cardsOf(model, step?.collects ?? [])
    .filter((card) => card.state === 'shown' && !own.has(card.id))
    .filter((card) => step?.kind !== 'close' || card.first_step)
    .reverse();
}

/** The cards to judge, kind by kind: each person's in an order of their own, and in the places that they have. */
export function cardsToLike(
  model: Model,
  step: Step,
  me: Me,
  places: Places,
): { kind: Kind; cards: Card[] }[] {
  const own = model.session?.groups.find(({ id }) => id === me.group)?.with ?? me.group;
  const all = [...model.cards.values()].filter((card) => card.state === 'shown' && inScope(card, step, own));
  return step.likes
    .map((kind) => ({
      kind,
      cards: places.arranged(
        all.filter((card) => card.kind === kind),
        (fresh) => shuffledFor(me.id, fresh),
      ),
    }))
    .filter(({ cards }) => cards.length > 0);
}

/** A card that comes from no table is everybody's. */
function inScope(card: Card, step: Step, own: string): boolean {
  if (card.group === '') return true;
  switch (step.like_scope) {
    case 'all':
      return true;
    case 'own_group':
      return card.group === own;
    case 'other_groups':
      return card.group !== own;
    default:
      return step.like_scope satisfies never;
  }
}

const topSize = 10;

/** The most liked cards, once likes may be seen, with their places; and how many more share the first where that has more than fit. */
export function topCards(model: Model): {
  top: { card: Card; likes: number; place: number; tied: boolean }[];
  left: number;
} {
  const ranked = [...model.cards.values()]
    .filter((card) => card.state === 'shown')
    .map((card) => ({ card, likes: likesOf(card) ?? 0 }))
    .filter(({ likes }) => likes > 0)
    .sort((a, b) => b.likes - a.likes || (a.card.at < b.card.at ? -1 : 1));
  const { kept, left } = wholeTies(ranked, topSize, ({ likes }) => likes);
  const places = placed(kept, ({ likes }) => likes);
  return { top: places.map(({ one, place, tied }) => ({ ...one, place, tied })), left };
}

/** What a card of this kind may answer: the station before it on the path, or a strategy, which has difficulties in its way and first steps toward it. */
export const answered: Partial<Record<Kind, Kind>> = {
  objective: 'need',
  tool: 'objective',
  kpi: 'objective',
  difficulty: 'idea',
  idea: 'idea',
};

/** Whether the person may still change a card: it belongs to a kind that the open step collects. */
export function mayChange(session: LiveSession, card: Card): boolean {
  return card.state !== 'hidden' && openKinds(session).includes(card.kind);
}
