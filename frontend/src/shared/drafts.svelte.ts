import { forget, keep, recall } from './net/keep';
import type { Kind, Kpi, Origin } from './wire';

/** A card that is still being written. */
export interface Draft {
  readonly text: string;
  readonly answers: readonly string[];
  readonly origin: Origin | null;
  readonly kpi: Kpi | null;
}

export const blank: Draft = { text: '', answers: [], origin: null, kpi: null };

const kinds: readonly Kind[] = ['need', 'objective', 'tool', 'kpi', 'difficulty', 'idea'];

/** The drafts of one session, one for each kind of card, kept on the device from the first letter on. */
export class Drafts {
  private written: Partial<Record<Kind, Draft>> = $state.raw({});

  constructor(private readonly session: string) {}

  of(kind: Kind): Draft {
    return this.written[kind] ?? { ...blank, ...recall<Draft>(this.key(kind)) };
  }

  set(kind: Kind, draft: Draft): void {
    this.written = { ...this.written, [kind]: draft };
    if (draft.text === '' && draft.answers.length === 0 && !draft.kpi && !draft.origin)
      forget(this.key(kind));
    else keep(this.key(kind), draft);
  }

  /** What was half written when its step ended: kinds that can still be written are left out. */
  left(collects: readonly Kind[]): { kind: Kind; text: string }[] {
    return kinds
      .filter((kind) => !collects.includes(kind))
      .map((kind) => ({ kind, text: this.of(kind).text }))
      .filter(({ text }) => text.trim() !== '');
  }

  private key(kind: Kind): string {
    return `colazione:draft:${this.session}:${kind}`;
  }
}
