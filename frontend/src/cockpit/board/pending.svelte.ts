import { SvelteMap } from 'svelte/reactivity';
import type { Card } from '../../shared/wire';
import type { Verdict } from './judged';

/** A verdict that was given here, or '' for one that was taken back, and the seq at which the server has it; null before it has answered. */
interface PendingVerdict {
  readonly verdict: Verdict | '';
  readonly seq: number | null;
}

/** Verdicts on their way to the server, laid over what it has said: what follows from a verdict can be done at once. */
export class PendingVerdicts {
  private readonly pending = new SvelteMap<string, PendingVerdict>();

  give(card: string, verdict: Verdict | ''): void {
    this.pending.set(card, { verdict, seq: null });
  }

  /** The server has it as of `seq`, or refused it: null. A verdict that was given after it stays. */
  answer(card: string, verdict: Verdict | '', seq: number | null): void {
    if (this.pending.get(card)?.verdict !== verdict) return;
    if (seq === null) this.pending.delete(card);
    else this.pending.set(card, { verdict, seq });
  }

  /** What was decided about a card, as it stands at `seq`; '' is nothing. */
  verdictOf(card: Card, seq: number): Verdict | '' {
    const verdict = this.pending.get(card.id);
    if (verdict && (verdict.seq === null || verdict.seq > seq)) return verdict.verdict;
    return card.screening?.verdict ?? '';
  }
}
