import type { Api } from '../../shared/net/api';
import { repeat } from '../../shared/repeat';
import type { Live, LiveRooms } from '../../shared/wire';

const everyMs = 5_000;

/** Looks at the live rooms from time to time, while the page is looked at. */
export class Watch {
  rooms: readonly Live[] = $state.raw([]);
  /** The server does not answer: what is in `rooms` may be over. */
  silent = $state(false);

  constructor(private readonly api: Api) {}

  /** Gives the function that stops it. */
  start(): () => void {
    return repeat(() => this.look(), everyMs);
  }

  private async look(): Promise<void> {
    if (document.hidden) return;
    try {
      this.rooms = (await this.api.get<LiveRooms>('/rooms')).rooms;
      this.silent = false;
    } catch {
      this.silent = true;
    }
  }
}
