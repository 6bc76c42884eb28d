import type { Ack, Bye, Command, Patch, ServerMessage } from '../wire';
import type { Api } from './api';
import { type Action, type End, idle, isOnline, type Link, type LinkEvent, nextTick, step } from './link';
import { Failure } from './problem';

export interface Listener {
  /** The last `seq` that we hold. */
  since(): number;
  patch(patch: Patch): void;
  ack(ack: Ack): void;
  /** A command was refused; `offline` says that it is not known whether it arrived. */
  reject(id: string, failure: Failure): void;
  /** `maybe`: a line ended just now, or is tried anew, and may be back at once. */
  online(online: boolean, maybe: boolean): void;
  ended(end: End): void;
}

/** One session's connection: a socket, or the long poll where sockets do not get through. */
export class Live {
  private link: Link = idle;
  private socket: WebSocket | null = null;
  private poll: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private posts: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: Api,
    private readonly session: string,
    private readonly to: Listener,
  ) {}

  start(): void {
    addEventListener('online', this.network);
    addEventListener('offline', this.cut);
    addEventListener('pageshow', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.on({ on: 'start' });
  }

  stop(): void {
    removeEventListener('online', this.network);
    removeEventListener('offline', this.cut);
    removeEventListener('pageshow', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    clearTimeout(this.timer);
    this.closeSocket();
    this.poll?.abort();
  }

  /** Sends if there is a way; whether it arrived is told by an ack or a rejection, or by nothing. */
  send(command: Command): void {
    if (this.link.socket === 'live') this.socket?.send(JSON.stringify(command));
    else if (isOnline(this.link)) this.posts = this.posts.then(() => this.post(command));
  }

  private readonly network = (): void => this.on({ on: 'wake', network: true });
  /** The phone itself knows that it has no network: no need to wait for the silence. */
  private readonly cut = (): void => {
    this.closeSocket();
    this.on({ on: 'closed' });
  };
  private readonly wake = (): void => {
    if (document.visibilityState === 'visible') this.on({ on: 'wake', network: false });
  };

  private on(event: LinkEvent): void {
    const before = this.link;
    const now = performance.now();
    const [link, actions] = step(before, event, now, Math.random);
    this.link = link;
    for (const action of actions) this.act(action);
    clearTimeout(this.timer);
    const due = nextTick(link);
    if (due < Infinity) this.timer = setTimeout(() => this.on({ on: 'tick' }), Math.max(0, due - now));
    const sure = event.on === 'tick' || event.on === 'failed';
    if (isOnline(link) !== isOnline(before)) this.to.online(isOnline(link), !sure);
    if (link.ended && !before.ended) this.to.ended(link.ended);
  }

  private act(action: Action): void {
    switch (action.do) {
      case 'open':
        return this.openSocket();
      case 'close':
        return this.closeSocket();
      case 'poll':
        return void this.ask(action.wait, action.withinMs);
      case 'abort':
        return this.poll?.abort();
      default:
        action satisfies never;
    }
  }

  private openSocket(): void {
    // a browser's socket shows cookies, and no token
    if (this.api.barred) return queueMicrotask(() => this.on({ on: 'barred' }));
    const address = new URL(
      this.api.url(`/sessions/${this.session}/live`, { since: `${this.to.since()}`, parts: '1' }),
      location.href,
    );
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onmessage = (event: MessageEvent<string>) => {
      if (this.socket !== socket) return;
      this.on({ on: 'spoke' });
      this.hear(JSON.parse(event.data) as ServerMessage);
    };
    socket.onclose = () => {
      if (this.socket === socket) this.on({ on: 'closed' });
    };
  }

  private closeSocket(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private hear(message: ServerMessage): void {
    if ('patch' in message) this.to.patch(message.patch);
    else if ('ack' in message) this.to.ack(message);
    else if ('reject' in message) this.to.reject(message.reject, new Failure(message.code, message.detail));
    else if ('bye' in message) this.leave(message);
    else message satisfies never;
  }

  private leave({ bye }: Bye): void {
    this.on({ on: 'bye', code: bye.code, retryMs: bye.retry_in_ms ?? null });
  }

  private async ask(wait: number, answerMs: number): Promise<void> {
    const poll = new AbortController();
    this.poll = poll;
    try {
      const { patch } = await this.api.call<{ patch: Patch }>('GET', `/sessions/${this.session}/patch`, {
        query: { since: `${this.to.since()}`, parts: '1', wait: `${wait}` },
        answerMs,
        signal: poll.signal,
      });
      if (poll.signal.aborted) return;
      this.on({ on: 'answered' });
      this.to.patch(patch);
    } catch (reason) {
      const { code, retryAfterMs } = Failure.from(reason);
      if (!poll.signal.aborted) this.on({ on: 'failed', code, retryMs: retryAfterMs });
    }
  }

  private async post(command: Command): Promise<void> {
    try {
      this.to.ack(await this.api.post<Ack>(`/sessions/${this.session}/commands`, command));
    } catch (reason) {
      this.to.reject(command.id, Failure.from(reason));
    }
  }
}
