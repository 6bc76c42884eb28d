const jumpMs = 2_000;

/**
 * The server's clock, whatever the phone's own says. Each message tells the server's time as it was
 * sent, so every sample is late by its journey: the largest offset seen is the best one, until the
 * server's clock itself is set anew.
 */
export class Clock {
  private offset: number | null = null;

  /** `uptime` counts milliseconds steadily and does not follow the phone's wall clock. */
  constructor(private readonly uptime: () => number = () => performance.now()) {}

  /** Takes in the server's time, in milliseconds since the epoch. */
  heard(serverNow: number): void {
    const sample = serverNow - this.uptime();
    const known = this.offset;
    this.offset = known === null || sample > known || known - sample > jumpMs ? sample : known;
  }

  /** The server's time now, in milliseconds since the epoch; the phone's own before the first word. */
  now(): number {
    return this.offset === null ? Date.now() : this.uptime() + this.offset;
  }
}
