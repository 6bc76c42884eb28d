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
    const { desk } = this.doing;
    const card = desk.selected;
    if (!card) return desk.notices.complain(c().done.choose);
    const next = desk.board.verdictOf(card) === verdict ? '' : verdict;
    const reason = next === '' ? '' : (card.screening?.reason ?? '');
    desk.board.hopes.give(card.id, next);
    const ack = await this.doing.ask({ do: 'card.screen', card: card.id, verdict: next, reason });
    desk.board.hopes.answer(card.id, next, ack?.seq ?? null);
    const back = { label: t().undo, go: () => void this.doing.undo() };
    if (ack) this.doing.said(next === '' ? c().board.done.none : c().board.done[next], back);
  }

  /** Opens the field for the reason, where there is a verdict to give one for. */
  why(): void {
    const { desk } = this.doing;
    if (!desk.selected) return desk.notices.complain(c().done.choose);
    if (!desk.board.verdictOf(desk.selected)) return desk.notices.complain(c().board.whyFirst);
    desk.board.whys++;
  }

  async giveReason(card: Card, reason: string): Promise<void> {
    const verdict = this.doing.desk.board.verdictOf(card);
    if (verdict && reason !== card.screening?.reason)
      await this.doing.ask({ do: 'card.screen', card: card.id, verdict, reason });
  }

  /** Takes the cards of the set that leaves fewest people out, as far as nothing was decided about them. */
  async takeSet(): Promise<void> {
    const { desk } = this.doing;
    const set = setOf(desk.board.judged);
    const open = set.filter(({ card }) => !desk.board.verdictOf(card));
    if (set.length === 0) return desk.notices.say(c().board.done.noSet);
    if (open.length === 0) return desk.notices.say(c().board.done.setTaken);
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
    const { desk } = this.doing;
    const theme = desk.themes.keyed[key];
    if (theme) await this.toggleTheme(theme);
  }

  async toggleTheme(theme: string): Promise<void> {
    const card = this.doing.desk.selected;
    if (!card) return this.doing.desk.notices.complain(c().done.choose);
    const themes = card.themes.includes(theme)
      ? card.themes.filter((one) => one !== theme)
      : [...card.themes, theme];
    await this.doing.undoable({ do: 'card.theme', card: card.id, themes }, c().done.themed);
  }
}
