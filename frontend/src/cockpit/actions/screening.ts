import { t } from '../../shared/i18n.svelte';
import type { Card } from '../../shared/wire';
import { type Verdict, setOf } from '../board/judged';
import type { Union } from '../board/union';
import { c } from '../words';
import type { Doing } from './doing';

/** What is decided on the screening board. */
export class Screening {
  constructor(private readonly doing: Doing) {}

  /** Takes the selected card or leaves it out; the same verdict again takes it back. */
  async judge(verdict: Verdict): Promise<void> {
    const { cockpit } = this.doing;
    const card = cockpit.selected;
    if (!card) return cockpit.notices.complain(c().done.choose);
    const next = cockpit.board.verdictOf(card) === verdict ? '' : verdict;
    const reason = next === '' ? '' : (card.screening?.reason ?? '');
    cockpit.board.pending.give(card.id, next);
    const ack = await this.doing.ask({ do: 'card.screen', card: card.id, verdict: next, reason });
    cockpit.board.pending.answer(card.id, next, ack?.seq ?? null);
    const back = { label: t().undo, go: () => void this.doing.undo() };
    if (ack) this.doing.said(next === '' ? c().board.done.none : c().board.done[next], back);
  }

  /** Opens the field for the reason, where there is a verdict to give one for. */
  why(): void {
    const { cockpit } = this.doing;
    if (!cockpit.selected) return cockpit.notices.complain(c().done.choose);
    if (!cockpit.board.verdictOf(cockpit.selected)) return cockpit.notices.complain(c().board.whyFirst);
    cockpit.board.whys++;
  }

  async giveReason(card: Card, reason: string): Promise<void> {
    const verdict = this.doing.cockpit.board.verdictOf(card);
    if (verdict && reason !== card.screening?.reason)
      await this.doing.ask({ do: 'card.screen', card: card.id, verdict, reason });
  }

  /** Takes the cards of the set that leaves fewest people out, as far as nothing was decided about them. */
  async takeSet(): Promise<void> {
    const { cockpit } = this.doing;
    const set = setOf(cockpit.board.judged);
    const open = set.filter(({ card }) => !cockpit.board.verdictOf(card));
    if (set.length === 0) return cockpit.notices.say(c().board.done.noSet);
    if (open.length === 0) return cockpit.notices.say(c().board.done.setTaken);
    let taken = 0;
    for (const { card } of open)
      if (await this.doing.ask({ do: 'card.screen', card: card.id, verdict: 'take' })) taken++;
    const back = { label: t().undo, go: () => void this.doing.undo(taken) };
    if (taken > 0) this.doing.said(c().board.done.set(taken), back);
  }

  /** Makes the union that is suggested. */
  async unite({ into, from }: Union): Promise<void> {
    await this.doing.undoable(
      { do: 'card.merge', into: into.id, from: from.map(({ id }) => id) },
      c().done.merged(from.length + 1),
    );
  }

  /** Gives the selected card the theme of a key, or takes it away. */
  async theme(key: number): Promise<void> {
    const { cockpit } = this.doing;
    const theme = cockpit.themes.keyed[key];
    if (theme) await this.toggleTheme(theme);
  }

  async toggleTheme(theme: string): Promise<void> {
    const card = this.doing.cockpit.selected;
    if (!card) return this.doing.cockpit.notices.complain(c().done.choose);
    const themes = card.themes.includes(theme)
      ? card.themes.filter((one) => one !== theme)
      : [...card.themes, theme];
    await this.doing.undoable({ do: 'card.theme', card: card.id, themes }, c().done.themed);
  }
}
