const readMs = 5_000;

/** What is said at the foot of the page for a while, one thing at a time. */
export class Notices {
  message: string = $state('');
  private timer: ReturnType<typeof setTimeout> | undefined;

  say(message: string): void {
    clearTimeout(this.timer);
    this.message = message;
    this.timer = setTimeout(() => (this.message = ''), readMs);
  }
}
