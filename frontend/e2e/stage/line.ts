import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A phone's line to the server, which can go dead: while it is, nothing passes in either direction and nobody
 * is told, as when somebody walks out of the reach of a network.
 */
export class Line {
  private dead = false;
  private readonly ends = new Set<Socket>();
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

  cut(): void {
    this.dead = true;
    for (const end of this.ends) end.pause();
  }

  mend(): void {
    this.dead = false;
    for (const end of this.ends) end.resume();
  }

  close(): void {
    this.door.close();
    for (const end of this.ends) end.destroy();
  }

  private join(phone: Socket): void {
    const server = connect(Number(this.server.port), this.server.hostname);
    for (const [from, to] of [
      [phone, server],
      [server, phone],
    ] as const) {
      this.ends.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => from.destroy());
      from.on('close', () => {
        this.ends.delete(from);
        to.destroy();
      });
      if (this.dead) from.pause();
    }
  }
}
