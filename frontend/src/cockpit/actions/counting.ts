import { Failure, type FailureCode } from '../../shared/net/problem';
import { t } from '../../shared/i18n.svelte';
import type { Card } from '../../shared/wire';
import type { Count } from '../state/hands';
import { c } from '../words';
import type { Doing } from './doing';

/** Shows of hands: opened on the selected card, counted, kept. */
export class Counting {
  constructor(private readonly doing: Doing) {}

  open(): void {
    const { cockpit } = this.doing;
    const card = cockpit.selected;
    const why = card ? this.refusal(card) : c().done.choose;
    if (why) return cockpit.notices.complain(why);
    if (cockpit.view !== 'board') cockpit.view = 'cards';
    cockpit.tray = 'hands';
  }

  /** Keeps the counts of a card, and goes back to it. */
  async keep(card: Card, counts: readonly Count[]): Promise<void> {
    const { cockpit } = this.doing;
    try {
      for (const { place, hands } of counts)
        await this.doing.request({ do: 'hands.set', card: card.id, ...(place && { group: place }), hands });
    } catch (reason) {
      return cockpit.notices.complain(this.said(Failure.from(reason).code));
    }
    if (counts.length > 0) {
      const back = { label: t().undo, go: () => void this.doing.undo(counts.length) };
      this.doing.said(c().hands.kept, back);
    }
    cockpit.grip(card.id);
  }

  /** Why hands can't be asked for, if so; the server has the last word. */
  private refusal(card: Card): string | null {
    const agenda = this.doing.session?.agenda ?? [];
    if (card.state === 'held' || card.state === 'hidden') return c().hands.unseen;
    return agenda.some(({ likes }) => likes.includes(card.kind)) ? null : c().hands.never;
  }

  private said(code: FailureCode): string {
    if (code === 'conflict') return c().hands.unseen;
    if (code === 'step_closed' || code === 'wrong_kind')
      return this.doing.session?.state === 'closed' ? t().failures.already_closed : c().hands.early;
    return t().failures[code];
  }
}
