import type { Failure } from '../../shared/net/problem';
import { saying } from '../../shared/i18n.svelte';

const undoMs = 10_000;
const readMs = 6_000;

/** A way back from what was just done. */
export interface WayBack {
  readonly label: string;
  readonly go: () => void;
}

export interface Notice {
  readonly text: string;
  readonly bad: boolean;
  readonly back: WayBack | null;
}

/** What was just done, said for a while at the foot of the page: one thing at a time. */
export class Notices {
  current: Notice | null = $state.raw(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string, back: WayBack | null = null): void {
    this.show({ text, bad: false, back }, back ? undoMs : readMs);
  }

  complain(text: string): void {
    this.show({ text, bad: true, back: null }, readMs);
  }

  failed(failure: Failure): void {
    this.complain(saying(failure));
  }

  clear(): void {
    clearTimeout(this.timer);
    this.current = null;
  }

  private show(notice: Notice, ms: number): void {
    clearTimeout(this.timer);
    this.current = notice;
    this.timer = setTimeout(() => this.clear(), ms);
  }
}
