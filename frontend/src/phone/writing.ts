import type { Draft } from '../shared/drafts.svelte';
import type { Order } from '../shared/net/outbox';
import type { Card, Command, Kind, Kpi } from '../shared/wire';

type Add = Extract<Command, { do: 'card.add' }>;

export const kpiFields: readonly (keyof Kpi)[] = ['measure', 'baseline', 'target', 'due'];
export const noKpi: Kpi = { measure: '', baseline: '', target: '', due: '' };

/** The command that sends a draft; what was left empty is left out. */
export function orderOf(kind: Kind, draft: Draft): Extract<Order, { do: 'card.add' }> {
  const kpi = draft.kpi && Object.values(draft.kpi).some((value) => value.trim() !== '') ? draft.kpi : null;
  return {
    ...{ do: 'card.add', kind, text: draft.text.trim() },
    ...(draft.answers.length > 0 && { answers: [...draft.answers] }),
    ...(draft.origin && { origin: draft.origin }),
    ...(kpi && { kpi: { ...kpi } }),
  };
}

/** The draft that a refused command came from. */
export function draftOf({ text, answers, origin, kpi }: Add): Draft {
  return { text, answers: answers ?? [], origin: origin ?? null, kpi: kpi ?? null };
}

/** A card as a draft, to be changed. */
export function draftOfCard({ text, answers, origin, kpi }: Card): Draft {
  return { text, answers, origin: origin ?? null, kpi: kpi ?? null };
}

/** The command that makes a card what a draft says; null where nothing differs. */
export function editOf(card: Card, draft: Draft): Extract<Order, { do: 'card.edit' }> | null {
  const was = draftOfCard(card);
  const text = draft.text.trim();
  const changes = {
    ...(text !== was.text && { text }),
    ...(draft.answers.join() !== was.answers.join() && { answers: [...draft.answers] }),
    ...(draft.origin !== was.origin && { origin: draft.origin ?? ('' as const) }),
    ...(!sameKpi(draft.kpi, was.kpi) && { kpi: { ...(draft.kpi ?? noKpi) } }),
  };
  return Object.keys(changes).length > 0 ? { do: 'card.edit', card: card.id, ...changes } : null;
}

function sameKpi(a: Kpi | null, b: Kpi | null): boolean {
  return kpiFields.every((field) => (a?.[field] ?? '') === (b?.[field] ?? ''));
}

/** Two texts that both have to be kept, one after the other. */
export function joined(written: Draft, back: Draft): Draft {
  return written.text.trim() === '' ? back : { ...written, text: `${written.text.trim()}\n${back.text}` };
}
