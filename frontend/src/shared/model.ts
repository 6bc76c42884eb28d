import type {
  Card,
  CockpitPresence,
  Kind,
  LiveSession,
  Me,
  OwnChanges,
  Patch,
  Person,
  Progress,
  Report,
  Step,
  Synthesis,
  Tally,
} from './wire';

/** What the server has told us; never changed by what is pending here. */
export interface Model {
  readonly seq: number;
  readonly session: LiveSession | null;
  readonly progress: Progress | null;
  readonly me: Me | null;
  readonly cards: ReadonlyMap<string, Card>;
  readonly people: ReadonlyMap<string, Person>;
  readonly reports: readonly Report[];
  /** The cockpits that are open now. */
  readonly cockpits: readonly CockpitPresence[];
  readonly synthesis: Synthesis | null;
}

export const empty: Model = {
  seq: 0,
  session: null,
  progress: null,
  me: null,
  cards: new Map(),
  people: new Map(),
  reports: [],
  cockpits: [],
  synthesis: null,
};

/**
 * Brings a model from `patch.from` to `patch.seq`: each thing replaces the one with its id, and a patch
 * from 0 replaces everything. One that is older than what we hold changes nothing.
 */
export function apply(model: Model, patch: Patch): Model {
  const base = patch.from === 0 ? empty : model;
  if (patch.from !== 0 && (patch.from > model.seq || patch.seq < model.seq)) return model;
  return {
    seq: patch.seq,
    session: patch.session ?? base.session,
    progress: patch.progress ?? base.progress,
    me: patch.me ?? liking(base.me, patch.mine),
    cards: tallied(replaced(base.cards, patch.cards, patch.gone), patch.tallies),
    people: replaced(base.people, patch.people),
    reports: patch.reports ?? base.reports,
    cockpits: patch.desks ?? base.cockpits,
    synthesis: patch.synthesis ?? base.synthesis,
  };
}

/** Whether a patch begins after what we hold, so that something between is missing. */
export function leavesGap(model: Model, patch: Patch): boolean {
  return patch.from > model.seq;
}

function replaced<T extends { id: string }>(
  old: ReadonlyMap<string, T>,
  changed: readonly T[] = [],
  gone: readonly string[] = [],
): ReadonlyMap<string, T> {
  if (changed.length === 0 && gone.length === 0) return old;
  const next = new Map(old);
  for (const id of gone) next.delete(id);
  for (const thing of changed) next.set(thing.id, thing);
  return next;
}

/** Cards with the likes that they have now; nothing else of them changed. */
function tallied(old: ReadonlyMap<string, Card>, tallies: readonly Tally[] = []): ReadonlyMap<string, Card> {
  if (tallies.length === 0) return old;
  const next = new Map(old);
  for (const { id, ...tally } of tallies) {
    const card = next.get(id);
    if (!card) continue;
    const { groups: _, ...rest } = card;
    next.set(id, { ...rest, ...tally });
  }
  return next;
}

/** What belongs to the reader, with the likes that changed. */
function liking(me: Me | null, mine: OwnChanges | undefined): Me | null {
  if (!me || !mine) return me;
  const likes = { ...me.likes };
  for (const [criterion, changed] of Object.entries(mine.likes)) {
    const left = likes[criterion]?.filter((id) => !(id in changed)) ?? [];
    likes[criterion] = [...left, ...Object.keys(changed).filter((id) => changed[id])];
  }
  return { ...me, likes, left: mine.left };
}

export function currentStep(session: LiveSession | null): Step | null {
  return session?.agenda.find((step) => step.id === session.step) ?? null;
}

/** The step that follows the open one; those that are to be skipped are passed over. */
export function nextStep(session: LiveSession): Step | null {
  const at = session.agenda.findIndex((step) => step.id === session.step);
  return session.agenda.slice(at + 1).find((step) => !step.skip) ?? null;
}

/** The cards of these kinds in the order in which they were written. */
export function cardsOf(model: Model, kinds: readonly Kind[]): Card[] {
  return [...model.cards.values()].filter((card) => kinds.includes(card.kind)).sort(byAge);
}

export function byAge(a: Card, b: Card): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1;
}

/** All likes of a card, over every criterion; null where they may not be seen. */
export function likesOf(card: Card): number | null {
  return card.likes ? sum(card.likes) : null;
}

/** All hands that were raised for a card and counted; none where they may not be seen. */
export function handsOf({ hands = {} }: Card): number {
  return sum(hands);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** The card that stands for this one now: itself, or what it was merged into. */
export function standing(model: Model, id: string): Card | null {
  const card = model.cards.get(id);
  return card?.state === 'merged' && card.into ? standing(model, card.into) : (card ?? null);
}

export function groupName(session: LiveSession | null, id: string): string {
  return session?.groups.find((group) => group.id === id)?.name ?? '';
}

/** Tables as they are shown: those that stand together are one, under the first and with the names of all. */
export function shownTables(session: LiveSession | null): { id: string; name: string }[] {
  const groups = session?.groups ?? [];
  return groups
    .filter((group) => (group.with ?? group.id) === group.id)
    .map(({ id, name, with: head }) => ({
      id,
      name: head ? groups.flatMap((group) => (group.with === id ? group.name : [])).join(' + ') : name,
    }));
}

/** The name of a table as it is shown, where it tells one from another; nothing where all sit at one. */
export function tableName(session: LiveSession | null, id: string): string {
  return session && session.groups.length > 1
    ? (shownTables(session).find((table) => table.id === id)?.name ?? '')
    : '';
}
