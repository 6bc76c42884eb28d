import type { Socket } from 'node:net';

/** One way of a line, shared by all its connections: so many bits a second, and a delay on the way. */
export class Road {
  private freeAt = 0;
  private readonly underway = new WeakMap<Socket, Buffer[]>();

  constructor(
    private readonly bitsPerSecond = Infinity,
    private readonly delayMs = 0,
  ) {}

  /** Brings a piece to the other end, after those before it. */
  carry(bytes: Buffer, to: Socket): void {
    const queue = this.underway.get(to) ?? [];
    this.underway.set(to, queue);
    queue.push(bytes);
    const now = performance.now();
    this.freeAt = Math.max(this.freeAt, now) + (bytes.length * 8_000) / this.bitsPerSecond;
    const rest = this.freeAt + this.delayMs - now;
    // timers may swap two pieces that are due together: each takes the first that waits
    if (rest > 0) setTimeout(() => to.write(queue.shift()!), rest);
    else to.write(queue.shift()!);
  }
}
