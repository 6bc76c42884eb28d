import { speech } from './i18n.svelte';
import { apply, empty, leavesGap, type Model } from './model';
import type { Api } from './net/api';
import { Clock } from './net/clock';
import { uuid } from './net/ids';
import type { End } from './net/link';
import { Live } from './net/live';
import { type Entry, type Order, Outbox } from './net/outbox';
import { Failure } from './net/problem';
import type { Ack, Command, LiveSession, Me, Patch, Synthesis } from './wire';

const answerMs = 10_000;
const heartbeatMs = 1_000;
/** While news pours in, a slow phone still has time for its person between two drawings. */
const breathMs = 150;
/** A line that is back so soon was never gone, for the person. */
const blinkMs = 1_000;

interface Waiting {
  resolve(ack: Ack): void;
  reject(failure: Failure): void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * One session as this page holds it: what the server has said (`model`), what is on its way (`entries`) and
 * whether the line holds (`online`). However many patches arrive, the views see at most one change a frame.
 */
export class Room {
  model: Model = $state.raw(empty);
  // Parts of the model by themselves, not derived from it: who reads only these is not even asked when a card changes.
  session: LiveSession | null = $state.raw(null);
  me: Me | null = $state.raw(null);
  synthesis: Synthesis | null = $state.raw(null);
  entries: readonly Entry[] = $state.raw([]);
  /** Whether the line holds; a pause shorter than a breath is not worth a word. */
  online: boolean = $state(false);
  /** Nothing more will come, and why. */
  ended: End | null = $state(null);

  readonly clock = new Clock();
  private fresh: Model = empty;
  private drawing = false;
  private drawnAt = -Infinity;
  private connected = false;
  private blink: ReturnType<typeof setTimeout> | undefined;
  private readonly live: Live;
  private readonly outbox: Outbox;
  private readonly waiting = new Map<string, Waiting>();
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly api: Api,
    readonly id: string,
  ) {
    this.outbox = new Outbox(`${id}:${api.role}`, (entries) => (this.entries = entries));
    this.entries = this.outbox.entries;
    this.live = new Live(api, id, {
      since: () => this.fresh.seq,
      patch: (patch) => this.patch(patch),
      ack: (ack) => this.ack(ack),
      reject: (command, failure) => this.reject(command, failure),
      online: (online, maybe) => this.turn(online, maybe),
      ended: (end) => (this.ended = end),
    });
  }

  start(): void {
    this.live.start();
    this.heartbeat = setInterval(() => this.send(), heartbeatMs);
    addEventListener('pagehide', this.hurry);
    addEventListener('storage', this.overhear);
  }

  stop(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.blink);
    removeEventListener('pagehide', this.hurry);
    removeEventListener('storage', this.overhear);
    this.live.stop();
  }

  /**
   * For what a person made: kept on the device until the server has it, over reloads and lost networks.
   * `holdMs` leaves time to take it back with `takeBack`. Returns the command's id.
   */
  keep(order: Order, holdMs = 0): string {
    const id = uuid();
    const holdUntil = holdMs > 0 ? performance.now() + holdMs : 0;
    this.outbox.add({ ...order, id } as Command, holdUntil, this.clock.now());
    this.send();
    return id;
  }

  takeBack(id: string): void {
    this.outbox.drop(id);
  }

  /** For what is meant now or not at all (the next step, the timer). Throws a Failure. */
  ask(order: Order): Promise<Ack> {
    if (!this.connected) return Promise.reject(new Failure('offline'));
    const command = { ...order, id: uuid() } as Command;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.reject(command.id, new Failure('offline')), answerMs);
      this.waiting.set(command.id, { resolve, reject, timer });
      this.live.send(command);
    });
  }

  /** For what holds only now and is said again anyway: nobody waits for an answer. */
  tell(order: Order): void {
    if (this.online) this.live.send({ ...order, id: uuid() } as Command);
  }

  private patch(patch: Patch): void {
    if (leavesGap(this.fresh, patch)) return;
    this.clock.heard(patch.now);
    this.fresh = apply(this.fresh, patch);
    this.outbox.heard();
    if (this.drawing) return;
    this.drawing = true;
    const rest = this.drawnAt + breathMs - performance.now();
    // a hidden page gets no frames, and must not fall behind
    if (document.hidden || rest > 0) setTimeout(this.draw, rest);
    else requestAnimationFrame(this.draw);
  }

  private readonly draw = (): void => {
    this.drawing = false;
    this.drawnAt = performance.now();
    this.model = this.fresh;
    this.session = this.fresh.session;
    if (this.session) speech.follow(this.session.language);
    this.me = this.fresh.me;
    this.synthesis = this.fresh.synthesis;
    this.outbox.sweep(this.fresh.seq, true);
  };

  private ack(ack: Ack): void {
    this.answered(ack.ack)?.resolve(ack);
    this.outbox.ack(ack);
    this.outbox.sweep(this.model.seq, !this.drawing);
  }

  private reject(command: string, failure: Failure): void {
    this.answered(command)?.reject(failure);
    this.outbox.refuse(command, failure.code);
  }

  private answered(command: string): Waiting | undefined {
    const waiting = this.waiting.get(command);
    clearTimeout(waiting?.timer);
    this.waiting.delete(command);
    return waiting;
  }

  private turn(online: boolean, maybe: boolean): void {
    this.connected = online;
    clearTimeout(this.blink);
    if (!online && maybe) this.blink = setTimeout(() => (this.online = false), blinkMs);
    else this.online = online;
    if (online) this.send(true);
  }

  /** The page may not come back: what waits for a change of mind goes out now. */
  private readonly hurry = (): void => {
    this.outbox.release();
    this.send(false, Infinity);
  };

  /** Another tab of this room keeps something, or has no need to any more. */
  private readonly overhear = ({ key }: StorageEvent): void => {
    if (key) this.outbox.overheard(key, performance.now());
  };

  private send(all = false, now = performance.now()): void {
    if (!this.connected) return;
    for (const command of this.outbox.due(now, all)) this.live.send(command);
  }
}
