import { byAge, type Model, standing } from '../model';
import type { Card, Command } from '../wire';
import { type Entry, isStuck } from './outbox';

/**
 * What is on its way from a person, laid over what the server has said. Nothing here changes the server's view: each
 * function reads both.
 */

/** How a thing of one's own stands: the server has it, it is on its way, it was refused, there is no network. */
export type Standing = 'saved' | 'sending' | 'refused' | 'offline';

export interface OwnCard {
  readonly card: Card;
  readonly standing: Standing;
  /** The last thing said about this card that the server does not have yet. */
  readonly entry: Entry | null;
  /** The command that withdraws it, while it can be taken back. */
  readonly leaving: string | null;
}

/** What the phone's idea of the server's clock may be wrong. */
const clockSlackMs = 2_000;

type Add = Extract<Command, { do: 'card.add' }>;
type Edit = Extract<Command, { do: 'card.edit' }>;

/** The person's own cards, the newest first, as she wants them to be. */
export function ownCards(model: Model, entries: readonly Entry[], online: boolean): OwnCard[] {
  const saved = (model.me?.cards ?? []).flatMap((id) => model.cards.get(id) ?? []);
  const known = new Set(saved.map((card) => card.id));
  const own = saved.map((card): OwnCard => withEdits(card, entries, online));
  for (const entry of entries) {
    const { command, settled } = entry;
    if (command.do !== 'card.add' || known.has(settled?.card ?? arrivedAs(entry, saved) ?? '')) continue;
    const card = pendingCard(command, model.me?.group ?? '', settled?.card ?? command.id, entry.place);
    own.push({ ...withEdits(card, entries, online), standing: standingOf(entry, online), entry });
  }
  return own.flatMap((one) => withWithdrawal(one, entries)).sort((a, b) => byAge(b.card, a.card));
}

/** A withdrawn card stays in sight until the withdrawal is on its way. */
function withWithdrawal(one: OwnCard, entries: readonly Entry[]): OwnCard | [] {
  const withdrawal = entries.find(
    ({ command }) => command.do === 'card.withdraw' && command.card === one.card.id,
  );
  if (!withdrawal) return one;
  const gone = withdrawal.sentAt !== null || withdrawal.settled;
  return gone ? [] : { ...one, leaving: withdrawal.command.id };
}

/** The card that a command became whose answer was lost: nobody should see both. */
function arrivedAs({ command, place, sentAt }: Entry, saved: readonly Card[]): string | undefined {
  if (command.do !== 'card.add' || sentAt === null) return undefined;
  const since = place - clockSlackMs;
  return saved.find(
    ({ kind, text, at }) => kind === command.kind && text === command.text && Date.parse(at) >= since,
  )?.id;
}

function withEdits(card: Card, entries: readonly Entry[], online: boolean): OwnCard {
  let view: OwnCard = { card, standing: 'saved', entry: null, leaving: null };
  for (const entry of entries) {
    if (entry.command.do !== 'card.edit' || entry.command.card !== card.id) continue;
    view = { ...view, card: edited(view.card, entry.command), standing: standingOf(entry, online), entry };
  }
  return view;
}

function edited(card: Card, { text, answers, origin, kpi }: Edit): Card {
  const { origin: was, ...rest } = card;
  const from = origin ?? was;
  return {
    ...rest,
    ...(from && { origin: from }),
    ...(text !== undefined && { text }),
    ...(answers && { answers }),
    ...(kpi && { kpi }),
  };
}

function pendingCard(command: Add, group: string, id: string, at: number): Card {
  const { kind, text, answers = [], themes = [] } = command;
  const when = new Date(at).toISOString();
  return {
    ...{ id, kind, text, group, answers, themes, state: 'held', at: when, edited: null },
    ...(command.origin && { origin: command.origin }),
    ...(command.kpi && { kpi: command.kpi }),
  };
}

export function standingOf(entry: Entry, online: boolean): Standing {
  if (entry.settled) return 'saved';
  if (isStuck(entry) || entry.refused) return 'refused';
  return online ? 'sending' : 'offline';
}

/** How everything together stands, the worst first. */
export function standingOfAll(entries: readonly Entry[], online: boolean): Standing {
  if (!online) return 'offline';
  const each = entries
    .filter(({ holdUntil, sentAt }) => holdUntil === 0 || sentAt !== null) // what can still be taken back waits for nobody
    .map((entry) => standingOf(entry, online));
  return each.includes('refused') ? 'refused' : each.includes('sending') ? 'sending' : 'saved';
}

/** The cards that the person likes, or likes something of that is united in them; her latest tap counts at once. */
export function likedCards(model: Model, entries: readonly Entry[], criterion: string): ReadonlySet<string> {
  const liked = new Set((model.me?.likes[criterion] ?? []).map((id) => standing(model, id)?.id ?? id));
  for (const { command, refused } of entries) {
    if (command.do !== 'like.set' || refused || (command.criterion ?? criterion) !== criterion) continue;
    if (command.on) liked.add(command.card);
    else liked.delete(command.card);
  }
  return liked;
}

/** The likes that are left for a criterion, those on their way taken off; null without a limit. */
export function likesLeft(model: Model, entries: readonly Entry[], criterion: string): number | null {
  const left = model.me?.left[criterion] ?? null;
  if (left === null) return null;
  const before = likedCards(model, [], criterion).size;
  const after = likedCards(model, entries, criterion).size;
  return Math.max(0, left + before - after);
}
