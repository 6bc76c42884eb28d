/** How long one page stays: time to read it from the back of the room. */
export const pageMs = 12_000;

/** Turns pages by itself, and begins again after the last. Pages that are added or taken away turn nothing. */
export class Turning {
  private page = $state(0);
  private timer: ReturnType<typeof setInterval> | undefined;

  /** The page to show of this many. */
  at(pages: number): number {
    return Math.max(0, Math.min(this.page, pages - 1));
  }

  /** Turns from now on; `pages` says how many there are then. */
  start(pages: () => number): void {
    this.stop();
    this.timer = setInterval(() => (this.page = (this.at(pages()) + 1) % Math.max(1, pages())), pageMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
