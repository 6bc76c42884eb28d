import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

type Way = 'to the phone' | 'to the server';

const ways: readonly Way[] = ['to the phone', 'to the server'];

/**
 * A phone's line to the server, which can go dead, both ways or one: while it is, nothing passes and nobody is
 * told, as when somebody walks out of the reach of a network.
 */
export class Line {
  private dead: readonly Way[] = [];
  /** What is read at each end, by the way that it goes from there. */
  private readonly ends = new Map<Socket, Way>();
  private readonly door: Server;

  private constructor(private readonly server: URL) {
    this.door = createServer((phone) => this.join(phone));
  }

  static async to(origin: string): Promise<Line> {
    const line = new Line(new URL(origin));
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

  close(): void {
    this.door.close();
    for (const end of this.ends.keys()) end.destroy();
  }

  private join(phone: Socket): void {
    const server = connect(Number(this.server.port), this.server.hostname);
    for (const [from, to, way] of [
      [phone, server, 'to the server'],
      [server, phone, 'to the phone'],
    ] as const) {
      this.ends.set(from, way);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        to.destroy();
      });
      if (this.dead.includes(way)) from.pause();
    }
  }
}
