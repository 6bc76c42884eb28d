import { Failure } from '../../shared/net/problem';
import type { SessionAccess } from '../../shared/wire';
import type { Doing } from './doing';

/** The plan, practised beside the meeting: a session of its own, that this page goes to and comes back from. */
export class Rehearsing {
  constructor(
    private readonly doing: Doing,
    private readonly go: (address: string) => void = (address) => location.assign(address),
  ) {}

  /** Opens the desk of a rehearsal, which begins now or is going on. */
  async begin(): Promise<void> {
    const { room, desk } = this.doing;
    try {
      const { links } = await room.api.post<SessionAccess>(`/sessions/${room.id}/rehearsal`);
      const desk = new URL(links.facilitator!);
      this.go(desk.pathname + desk.hash); // here, where the way back is open
    } catch (reason) {
      desk.notices.failed(Failure.from(reason));
    }
  }

  /** Erases the rehearsal that this is, and goes back to what it was for. */
  async end(): Promise<void> {
    const { room, desk, session } = this.doing;
    const real = session?.rehearses;
    if (!real) return;
    try {
      await room.api.delete(`/sessions/${room.id}/rehearsal`);
    } catch (reason) {
      return desk.notices.failed(Failure.from(reason));
    }
    this.go(`/cockpit/${real}`);
  }
}
