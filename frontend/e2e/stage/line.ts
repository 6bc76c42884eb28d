import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Road } from './road';

export type Way = 'to the phone' | 'to the server';

const ways: readonly Way[] = ['to the phone', 'to the server'];

/** What a line does to what goes over it; where nothing is said, it lets it pass. */
export interface Manner {
  /** Sockets are `refused` or `swallowed` by something in between, or end after so many milliseconds. */
  sockets?: 'refused' | 'swallowed' | { lastMs: number };
  /** Commands reach the server; the connection ends when the answer comes. */
  dropsReplies?: boolean;
  /** Each way, for all connections together. */
  readonly bitsPerSecond?: number;
  /** From one end to the other; opening a connection takes a journey there and back. */
  readonly delayMs?: number;
}

/**
 * A phone's line to the server. It can go dead, both ways or one: while it is, nothing passes and nobody is told, as
 * when somebody walks out of the reach of a network. And it can be as slow and as hostile as its manner says.
 */
export class Line {
  private dead: readonly Way[] = [];
  /** What is read at each end, by the way that it goes from there. */
  private readonly ends = new Map<Socket, Way>();
  private readonly roads: Record<Way, Road>;
  private readonly door: Server;

  private constructor(
    private readonly server: URL,
    public manner: Manner,
  ) {
    const road = (): Road => new Road(manner.bitsPerSecond, manner.delayMs);
    this.roads = { 'to the phone': road(), 'to the server': road() };
    this.door = createServer((phone) => this.join(phone));
  }

  static async to(origin: string, manner: Manner = {}): Promise<Line> {
    const line = new Line(new URL(origin), manner);
    line.door.listen(0, '127.0.0.1');
    await once(line.door, 'listening');
    return line;
  }

  /** Where the phone finds the server. */
  get origin(): string {
    return `http://127.0.0.1:${(this.door.address() as AddressInfo).port}`;
  }

  cut(...dead: readonly Way[]): void {
    this.dead = dead.length > 0 ? dead : ways;
    for (const [end, way] of this.ends) if (this.dead.includes(way)) end.pause();
  }

  mend(): void {
    this.dead = [];
    for (const end of this.ends.keys()) end.resume();
  }

  /** Ends every connection; what was underway is lost. */
  sever(): void {
    for (const end of this.ends.keys()) end.destroy();
  }

  close(): void {
    this.door.close();
    this.sever();
  }

  private join(phone: Socket): void {
    const server = connect(Number(this.server.port), this.server.hostname);
    const pass = this.guard(phone);
    for (const [from, to, way] of [
      [phone, server, 'to the server'],
      [server, phone, 'to the phone'],
    ] as const) {
      this.ends.set(from, way);
      from.on('data', (bytes: Buffer) => {
        if (pass(bytes, way)) this.roads[way].carry(bytes, to);
      });
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        to.destroy();
      });
      if (this.dead.includes(way)) from.pause();
    }
    this.greet(phone);
  }

  /** The phone's first word waits until it knows that the connection stands. */
  private greet(phone: Socket): void {
    const { delayMs = 0 } = this.manner;
    if (delayMs === 0) return;
    phone.pause();
    setTimeout(() => {
      if (!this.dead.includes('to the server')) phone.resume();
    }, 2 * delayMs);
  }

  /** Whether a piece of this connection passes, which depends on what its phone asked for. */
  private guard(phone: Socket): (bytes: Buffer, way: Way) => boolean {
    let upgraded = false;
    let asked = false;
    const { sockets, dropsReplies = false } = this.manner;
    return (bytes, way) => {
      const head = way === 'to the server' && !upgraded ? bytes.toString('latin1') : '';
      if (/^GET .*\r\nUpgrade: websocket/is.test(head)) {
        upgraded = true;
        if (sockets === 'refused') phone.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
        if (typeof sockets === 'object') setTimeout(() => phone.destroy(), sockets.lastMs).unref();
      } else if (way === 'to the server') {
        asked ||= upgraded || /^POST \S+\/commands/.test(head);
      } else if (asked && dropsReplies) {
        phone.destroy();
        return false;
      }
      return !upgraded || typeof sockets !== 'string';
    };
  }
}
