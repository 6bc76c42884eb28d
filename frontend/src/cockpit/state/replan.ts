import type { Kind, NewStep, Step } from '../../shared/wire';

/** A step among those of an agenda: what it is like, as far as somebody says so. */
export type Change = Partial<Omit<Step, 'id' | 'kind'>>;

export const stepKinds: readonly Step['kind'][] = ['welcome', 'collect', 'like', 'weave', 'close'];

/** The agenda with one step changed. */
export function changed(agenda: readonly NewStep[], id: string, change: Change): NewStep[] {
  return agenda.map((step) => (step.id === id ? { ...step, ...change } : step));
}

/** The agenda with one step a place earlier or later; null where it stands at that end already. */
export function shifted(agenda: readonly NewStep[], id: string, by: -1 | 1): NewStep[] | null {
  const at = agenda.findIndex((step) => step.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= agenda.length) return null;
  const next = [...agenda];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

export function without(agenda: readonly NewStep[], id: string): NewStep[] {
  return agenda.filter((step) => step.id !== id);
}

/** The agenda with a new step behind the open one: what comes to mind during a meeting comes next. */
export function inserted(agenda: readonly NewStep[], after: string, step: NewStep): NewStep[] {
  const at = agenda.findIndex(({ id }) => id === after);
  return [...agenda.slice(0, at + 1), step, ...agenda.slice(at + 1)];
}

const minutesOfKind: Record<Step['kind'], number> = {
  welcome: 5,
  collect: 10,
  like: 10,
  weave: 10,
  close: 5,
};

/** A step as it is proposed; `kinds` are those that the meeting has. */
export function freshStep(id: string, kind: Step['kind'], title: string, kinds: readonly Kind[]): NewStep {
  return {
    ...{ id, kind, title, minutes: minutesOfKind[kind] },
    ...(kind === 'collect' && { collects: kinds.slice(0, 1) }),
    ...(kind === 'like' && { likes: [...kinds] }),
  };
}

/** A kind in or out of a list of kinds, which stay in their order. */
export function toggledKind(list: readonly Kind[], kind: Kind, all: readonly Kind[]): Kind[] {
  return all.filter((one) => (one === kind ? !list.includes(one) : list.includes(one)));
}

/** Leaves out what is as it would be anyway, so that a long agenda fits into one message. */
export function terse(step: NewStep): NewStep {
  const usual: Partial<Record<keyof NewStep, unknown>> = {
    ...{ title: '', prompt: '', minutes: 0, show_cards: 'on_reveal', show_likes: 'after' },
    ...{ likes_per_person: 0, like_scope: 'all', like_own: false, skip: false },
  };
  const kept = Object.entries(step).filter(([name, value]) => {
    if (Array.isArray(value)) return name === 'criteria' ? value.join() !== 'like' : value.length > 0;
    return value !== usual[name as keyof NewStep];
  });
  return Object.fromEntries(kept) as unknown as NewStep;
}

/** The place of a step among those that the plan does not pass over, from 1, and how many these are. */
export function placeOf(agenda: readonly Step[], id: string): { at: number; of: number } {
  const planned = agenda.filter((step) => !step.skip || step.id === id);
  return { at: planned.findIndex((step) => step.id === id) + 1, of: planned.length };
}
