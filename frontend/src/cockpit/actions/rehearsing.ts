import { Failure } from '../../shared/net/problem';
import type { SessionAccess } from '../../shared/wire';
import type { Doing } from './doing';

/** The plan, practised beside the meeting: a session of its own, that this page goes to and comes back from. */
export class Rehearsing {
  constructor(
    private readonly doing: Doing,
    private readonly go: (address: string) => void = (address) => location.assign(address),
  ) {}

  /** Opens the cockpit of a rehearsal, which begins now or is going on. */
  async begin(): Promise<void> {
    const { room, cockpit } = this.doing;
    try {
      const { links } = await room.api.post<SessionAccess>(`/sessions/${room.id}/rehearsal`);
      const { pathname, hash } = new URL(links.facilitator!);
      this.go(pathname + hash); // here, where the way back is open
    } catch (reason) {
      cockpit.notices.failed(Failure.from(reason));
    }
  }

  /** Erases the rehearsal that this is, and goes back to what it was for. */
  async end(): Promise<void> {
    const { room, cockpit, session } = this.doing;
    const real = session?.rehearses;
    if (!real) return;
    try {
      await room.api.delete(`/sessions/${room.id}/rehearsal`);
    } catch (reason) {
      return cockpit.notices.failed(Failure.from(reason));
    }
    this.go(`/cockpit/${real}`);
  }
}
