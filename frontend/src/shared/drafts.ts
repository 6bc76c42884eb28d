import { forget, keep, recall } from './net/keep';
import type { Kind, Kpi, Origin } from './wire';

/** A card that is still being written. */
export interface Draft {
  text: string;
  answers: string[];
  origin: Origin | null;
  kpi: Kpi | null;
}

export const blank: Draft = { text: '', answers: [], origin: null, kpi: null };

/** The drafts of one session, one for each kind of card, kept on the device. */
export class Drafts {
  constructor(private readonly session: string) {}

  load(kind: Kind): Draft {
    return { ...blank, ...recall<Draft>(this.key(kind)) };
  }

  save(kind: Kind, draft: Draft): void {
    if (draft.text === '' && draft.answers.length === 0 && !draft.kpi) forget(this.key(kind));
    else keep(this.key(kind), draft);
  }

  private key(kind: Kind): string {
    return `colazione:draft:${this.session}:${kind}`;
  }
}
