const restMs = 2_000;

/**
 * What the server works out for the view (a ranking, suggestions), asked for again when something changed, at most once in two seconds
 * and only while it is looked at.
 */
export class Asked<What extends string, Answer> {
  current: Answer | null = $state.raw(null);
  private what: What | null = null;
  private seq = -1;
  private askedAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asks = 0;

  constructor(
    private readonly fetch: (what: What) => Promise<Answer>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Says what is looked at, null for nothing, and how far the session has come. */
  want(what: What | null, seq: number): void {
    const another = what !== this.what;
    if (!another && seq === this.seq) return;
    this.what = what;
    this.seq = seq;
    if (another) {
      this.current = null;
      this.askedAt = -Infinity;
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.askSoon();
  }

  stop(): void {
    this.want(null, -1);
  }

  /** Asks at once, for what must not rest on what was true two seconds ago. Null where nothing is looked at; the last answer where none comes. */
  async fresh(): Promise<Answer | null> {
    clearTimeout(this.timer);
    await this.ask();
    return this.current;
  }

  private askSoon(): void {
    if (this.what === null || this.timer !== undefined) return;
    this.timer = setTimeout(() => void this.ask(), Math.max(0, this.askedAt + restMs - this.now()));
  }

  private async ask(): Promise<void> {
    const what = this.what;
    this.timer = undefined;
    this.askedAt = this.now();
    if (what === null) return;
    const asked = ++this.asks;
    const answer = await this.fetch(what).catch(() => null);
    if (what !== this.what || asked !== this.asks) return;
    if (answer) this.current = answer;
    else this.askSoon();
  }
}
