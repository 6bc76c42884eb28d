import { SvelteMap } from 'svelte/reactivity';
import type { Card } from '../../shared/wire';
import type { Verdict } from './judged';

/** A verdict that was given here, or '' for one that was taken back, and the seq at which the server has it; null before it has answered. */
interface Hope {
  readonly verdict: Verdict | '';
  readonly seq: number | null;
}

/** Verdicts on their way to the server, laid over what it has said: what follows from a verdict can be done at once. */
export class Hopes {
  private readonly hopes = new SvelteMap<string, Hope>();

  give(card: string, verdict: Verdict | ''): void {
    this.hopes.set(card, { verdict, seq: null });
  }

  /** The server has it as of `seq`, or refused it: null. A verdict that was given after it stays. */
  answer(card: string, verdict: Verdict | '', seq: number | null): void {
    if (this.hopes.get(card)?.verdict !== verdict) return;
    if (seq === null) this.hopes.delete(card);
    else this.hopes.set(card, { verdict, seq });
  }

  /** What was decided about a card, as it stands at `seq`; '' is nothing. */
  verdictOf(card: Card, seq: number): Verdict | '' {
    const hope = this.hopes.get(card.id);
    if (hope && (hope.seq === null || hope.seq > seq)) return hope.verdict;
    return card.screening?.verdict ?? '';
  }
}
