const undoMs = 10_000;
const readMs = 5_000;

/** What is said at the foot of the page for a while: one thing at a time, with a way back where there is one. */
export class Notices {
  message: string = $state('');
  undo: (() => void) | null = $state(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(message: string): void {
    this.show(message, null, readMs);
  }

  /** Offers a way back for as long as `undoMs` lasts. */
  offer(message: string, undo: () => void): void {
    this.show(message, undo, undoMs);
  }

  takeBack(): void {
    this.undo?.();
    this.clear();
  }

  private show(message: string, undo: (() => void) | null, ms: number): void {
    clearTimeout(this.timer);
    this.message = message;
    this.undo = undo;
    this.timer = setTimeout(() => this.clear(), ms);
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.message = '';
    this.undo = null;
  }
}

/** How long a withdrawal waits before it is sent, so that it can be taken back. */
export const holdMs = undoMs;
