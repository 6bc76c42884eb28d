import type { Card, FlagReason, Kpi, Report } from '../../shared/wire';
import { mergeAct, toggled } from '../state/merging';
import { neighbour } from '../state/moving';
import { c } from '../words';
import type { Doing } from './doing';
import type { Screening } from './screening';

/** What is done to cards. Each acts on the selected card, or says that none is. */
export class Moderation {
  constructor(
    private readonly doing: Doing,
    private readonly screening: Screening,
  ) {}

  async hideOrRestore(): Promise<void> {
    const card = this.selected();
    if (!card) return;
    const hidden = card.state === 'hidden';
    const next = neighbour(
      this.doing.cockpit.stream.columns.map((column) => column.ids),
      card.id,
    );
    const order = { do: hidden ? 'card.restore' : 'card.hide', card: card.id } as const;
    if (await this.doing.undoable(order, hidden ? c().done.restored : c().done.hidden))
      this.doing.cockpit.grip(next);
  }

  mark(): void {
    const card = this.selected();
    if (card) this.doing.cockpit.marked = toggled(this.doing.cockpit.marked, card.id);
  }

  async merge(): Promise<void> {
    const { cockpit, room } = this.doing;
    const card = this.selected();
    if (!card) return;
    const union = cockpit.view === 'board' && cockpit.marked.length === 0 ? cockpit.board.union : null;
    if (union) return this.screening.unite(union);
    const marked = cockpit.marked.flatMap((id) => room.model.cards.get(id) ?? []);
    const act = mergeAct(marked, card);
    switch (act.do) {
      case 'mark':
        cockpit.marked = act.marked;
        return;
      case 'refuse':
        return cockpit.notices.complain(act.why === 'kinds' ? c().done.mergeKinds : c().done.mergeHeld);
      case 'merge':
        if (
          await this.doing.undoable(
            { ...act, do: 'card.merge', from: [...act.from] },
            c().done.merged(act.from.length + 1),
          )
        ) {
          cockpit.marked = [];
        }
        return;
      default:
        act satisfies never;
    }
  }

  async split(): Promise<void> {
    const card = this.selected();
    if (!card || !this.doing.cockpit.united.has(card.id)) return;
    await this.doing.undoable({ do: 'card.split', card: card.id }, c().done.split);
  }

  /** Gives a card these themes in place of those that it had. */
  async theme(card: Card, themes: readonly string[]): Promise<void> {
    await this.doing.undoable({ do: 'card.theme', card: card.id, themes: [...themes] }, c().done.themed);
  }

  /** Says how a KPI is measured, whoever wrote it; null takes it away. */
  async measure(card: Card, kpi: Kpi | null): Promise<void> {
    if (await this.doing.undoable({ do: 'card.measure', card: card.id, kpi }, c().done.measured))
      this.doing.cockpit.tray = 'card';
  }

  async spotlight(): Promise<void> {
    const card = this.selected();
    if (!card) return;
    if (card.state === 'held') return this.doing.cockpit.notices.complain(c().done.spotlightHeld);
    const on = this.doing.session?.spotlight !== card.id;
    const order = { do: 'spotlight.set', card: on ? card.id : null } as const;
    await this.doing.do(order, on ? c().done.spotlight : c().done.spotlightOff);
  }

  async flag(card: Card, reason: FlagReason, note: string): Promise<void> {
    const order = { do: 'card.flag', card: card.id, reason, ...(note && { note }) } as const;
    if (await this.doing.do(order, c().done.flagged)) this.doing.cockpit.tray = 'card';
  }

  /** Hides a card that was asked about before publishing. */
  async leaveOut(card: Card): Promise<void> {
    await this.doing.undoable({ do: 'card.hide', card: card.id }, c().done.hidden);
  }

  async settle({ id, flag }: Card): Promise<void> {
    if (flag)
      await this.doing.undoable({ do: 'flag.close', card: id, reason: flag.reason }, c().publishing.settled);
  }

  async passOn(report: Report): Promise<void> {
    await this.doing.do({ do: 'report.pass', report: report.id }, c().done.passedOn);
  }

  private selected(): Card | null {
    const card = this.doing.cockpit.selected;
    if (!card) this.doing.cockpit.notices.complain(c().done.choose);
    return card;
  }
}
