import type { Ranking } from '../../shared/wire';

export type By = 'likes' | 'breadth';

const restMs = 2_000;

/** The ranking that is in view, asked for again when something changed, at most once in two seconds. */
export class Rankings {
  current: Ranking | null = $state.raw(null);
  private by: By | null = null;
  private seq = -1;
  private askedAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly fetch: (by: By) => Promise<Ranking>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Says which ranking is looked at, null for none, and how far the session has come. */
  want(by: By | null, seq: number): void {
    const another = by !== this.by;
    if (!another && seq === this.seq) return;
    this.by = by;
    this.seq = seq;
    if (another) {
      this.current = null;
      this.askedAt = -Infinity;
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    if (by !== null && this.timer === undefined) {
      this.timer = setTimeout(() => void this.ask(), Math.max(0, this.askedAt + restMs - this.now()));
    }
  }

  stop(): void {
    this.want(null, -1);
  }

  private async ask(): Promise<void> {
    const by = this.by;
    this.timer = undefined;
    this.askedAt = this.now();
    if (by === null) return;
    const ranking = await this.fetch(by).catch(() => null); // the next change asks again
    if (ranking && by === this.by) this.current = ranking;
  }
}
