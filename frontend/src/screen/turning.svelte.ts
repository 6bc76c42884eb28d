/** How long one page stays: time to read it from the back of the room. */
const pageMs = 12_000;

/** Turns pages by itself, and begins again after the last. */
export class Turning {
  private turns = $state(0);
  private readonly timer = setInterval(() => this.turns++, pageMs);

  /** The page to show of this many. */
  at(pages: number): number {
    return pages > 0 ? this.turns % pages : 0;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
