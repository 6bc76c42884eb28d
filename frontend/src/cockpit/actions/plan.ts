import { keep } from '../../shared/net/keep';
import { t } from '../../shared/i18n.svelte';
import { currentStep } from '../../shared/model';
import type { Step } from '../../shared/wire';
import { aMinuteLess, aMinuteMore, hidesLikes, hidesSomething, nextAct, pauseOrGoOn } from '../state/next';
import { flaggedCards, printOf, publishedKey } from '../state/publishing';
import { c } from '../words';
import type { Doing } from './doing';
import type { PathActions } from './paths';

/** After a press, the key of the plan rests this long: a double press must not skip a step. */
const restMs = 800;

/** The plan of the morning: steps, time, door, the end. */
export class Plan {
  private restsUntil = 0;

  constructor(
    private readonly doing: Doing,
    private readonly pathActions: PathActions,
  ) {}

  /** Whether this cockpit leads; when another does, says so, with the way to take over. */
  private leads(): boolean {
    const { presence, notices } = this.doing.cockpit;
    if (presence.leads()) return true;
    const take = { label: c().cockpits.take, go: () => presence.take() };
    notices.say(c().cockpits.led(presence.followed?.name || c().cockpits.other), take);
    return false;
  }

  async next(): Promise<void> {
    if (!this.leads()) return;
    const now = performance.now();
    if (now < this.restsUntil) return;
    this.restsUntil = now + restMs;
    const act = nextAct(this.doing.room.model);
    switch (act.do) {
      case 'go':
        return this.go(act.step, act.minutes);
      case 'publish':
        return this.publish();
      case 'close':
        return this.close();
      case 'rest':
        return;
      default:
        act satisfies never;
    }
  }

  /** Opens a step, forwards or backwards; the timer starts where `minutes` says so. */
  async go(step: Step, minutes = 0): Promise<void> {
    if (!this.leads()) return;
    const from = currentStep(this.doing.session);
    const back = from && { label: c().back(from.title), go: () => void this.go(from) };
    if (!(await this.doing.do({ do: 'step.go', step: step.id }, c().nowAt(step.title), back))) return;
    if (minutes > 0) await this.doing.ask({ do: 'timer.set', state: 'run', seconds: minutes * 60 });
  }

  async minuteMore(): Promise<void> {
    if (!this.leads()) return;
    const { session, room } = this.doing;
    if (!session) return;
    const order = aMinuteMore(session, room.clock.now());
    const began = session.timer.state === 'stop';
    if (await this.doing.ask(order)) this.doing.wayBack(() => void this.minuteLess(began));
  }

  /** Takes a minute back, or the timer that began with it. */
  private async minuteLess(began: boolean): Promise<void> {
    const { session, room } = this.doing;
    if (session) await this.doing.do(aMinuteLess(session, room.clock.now(), began), c().done.minuteLess);
  }

  async pause(): Promise<void> {
    if (!this.leads()) return;
    const { session, room } = this.doing;
    const order = session && pauseOrGoOn(session, room.clock.now());
    if (!order || !(await this.doing.ask(order))) return;
    const back = { ...order, state: order.state === 'run' ? 'pause' : 'run' } as const;
    this.doing.wayBack(() => void this.doing.ask(back));
  }

  async reveal(): Promise<void> {
    if (!this.leads()) return;
    const { session } = this.doing;
    if (!session) return;
    if (!hidesSomething(session)) return this.doing.cockpit.notices.say(c().done.nothingHeld);
    await this.doing.do(
      { do: 'step.reveal', ...(hidesLikes(session) && { show_likes: true }) },
      c().done.revealed,
    );
  }

  async lock(on = !this.doing.session?.locked): Promise<void> {
    if (!this.leads()) return;
    const back = { label: t().undo, go: () => void this.lock(!on) };
    await this.doing.do({ do: 'room.lock', on }, on ? c().done.locked : c().done.unlocked, back);
  }

  /** Publishes, after showing the cards with grave concerns where there are any; `despite` publishes them, too. */
  async publish(despite = false): Promise<void> {
    if (!this.leads()) return;
    const { room, cockpit } = this.doing;
    const { synthesis } = room.model;
    if (!synthesis) return;
    const flagged = flaggedCards(room.model).length;
    if (flagged > 0 && !despite) {
      cockpit.show('synthesis');
      return cockpit.notices.say(c().publishing.asks(flagged));
    }
    this.pathActions.flush();
    keep(publishedKey(room.id), { version: synthesis.version + 1, print: printOf(cockpit) });
    await this.doing.do(
      { do: 'synthesis.publish', ...(despite && { despite_flags: true }) },
      c().done.published,
    );
  }

  async close(): Promise<void> {
    if (!this.leads()) return;
    const back = { label: c().next.reopen, go: () => void this.reopen() };
    await this.doing.do({ do: 'session.close' }, c().done.closed, back);
  }

  async reopen(): Promise<void> {
    if (!this.leads()) return;
    await this.doing.do({ do: 'session.reopen' }, c().done.reopened);
  }
}
