import type { Draft } from '../shared/drafts.svelte';
import type { Order } from '../shared/net/outbox';
import type { Command, Kind, Kpi } from '../shared/wire';

type Add = Extract<Command, { do: 'card.add' }>;

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

/** Two texts that both have to be kept, one after the other. */
export function joined(written: Draft, back: Draft): Draft {
  return written.text.trim() === '' ? back : { ...written, text: `${written.text.trim()}\n${back.text}` };
}
