import { uuid } from '../../shared/net/ids';
import { Failure } from '../../shared/net/problem';
import { t } from '../../shared/i18n.svelte';
import type { NewStep, Step, Template } from '../../shared/wire';
import { kindsInOrder, kindsOf } from '../state/columns';
import { type Change, changed, freshStep, inserted, shifted, terse, without } from '../state/replan';
import { c } from '../words';
import type { Doing } from './doing';

/** The server reads no longer message. */
const longestMessage = 16_000;

/** Changes of the agenda, before the meeting and while it goes on; each is kept at once, and can be taken back for a while. */
export class Replanning {
  /** The agenda as it was sent last, until the room is known to have come so far: a change may follow another at once. */
  private sent: { agenda: readonly NewStep[]; seq: number } | null = null;

  constructor(private readonly doing: Doing) {}

  private get agenda(): readonly NewStep[] {
    const { session, room } = this.doing;
    return this.sent && room.model.seq < this.sent.seq ? this.sent.agenda : (session?.agenda ?? []);
  }

  change(step: Step, change: Change): Promise<boolean> {
    return this.set(changed(this.agenda, step.id, change));
  }

  async shift(step: Step, by: -1 | 1): Promise<void> {
    const next = shifted(this.agenda, step.id, by);
    if (next) await this.set(next);
  }

  drop(step: Step): Promise<boolean> {
    return this.set(without(this.agenda, step.id));
  }

  /** Adds a step behind the open one and gives its id; null when it was refused. */
  async add(kind: Step['kind']): Promise<string | null> {
    const { session, room } = this.doing;
    if (!session) return null;
    const used = kindsOf(room.model);
    const kinds = used.length > 0 ? used : kindsInOrder;
    const step = freshStep(uuid(), kind, c().planning.kinds[kind], kinds);
    return (await this.set(inserted(this.agenda, session.step, step))) ? step.id! : null;
  }

  /** Keeps the agenda as a template of this installation. */
  async keepAs(title: string): Promise<boolean> {
    const { room, cockpit } = this.doing;
    try {
      const { title: kept } = await room.api.post<Template>(`/sessions/${room.id}/template`, { title });
      cockpit.notices.say(c().planning.kept(kept));
      return true;
    } catch (reason) {
      cockpit.notices.failed(Failure.from(reason));
      return false;
    }
  }

  private async set(next: readonly NewStep[], back = true): Promise<boolean> {
    const { cockpit } = this.doing;
    const before = this.agenda;
    const order = { do: 'agenda.set', agenda: next.map(terse) } as const;
    if (new TextEncoder().encode(JSON.stringify(order)).length > longestMessage) {
      cockpit.notices.complain(t().failures.too_large);
      return false;
    }
    const sent = (this.sent = { agenda: next, seq: Infinity });
    try {
      sent.seq = (await this.doing.request(order)).seq;
    } catch (reason) {
      this.sent = null;
      const failure = Failure.from(reason);
      if (failure.code === 'conflict') cockpit.notices.complain(c().planning.stays);
      else cockpit.notices.failed(failure);
      return false;
    }
    const undo = { label: t().undo, go: () => void this.set(before, false) };
    this.doing.said(back ? c().planning.changed : c().done.undone, back ? undo : null);
    return true;
  }
}
