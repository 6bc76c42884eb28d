import type { Order } from '../../src/shared/net/outbox';
import type { Ack, Card, Patch, PatchMessage, SessionAccess } from '../../src/shared/wire';
import { Calls } from './calls';
import type { Server } from './server';

/** Whoever runs a meeting through the server's interface instead of its pages. */
export class Host {
  private constructor(
    private readonly calls: Calls,
    readonly made: SessionAccess,
  ) {}

  /** Makes a meeting with the breakfast's agenda and what `more` says about it. */
  static async of(server: Server, more: object = {}): Promise<Host> {
    const calls = await Calls.signedIn(server.origin, server.key);
    const day = { date: '2026-11-22', city: 'Milano', language: 'it', template: 'breakfast' };
    const session = { title: 'Colazione a Milano', topic: 'I social media nella salute', ...day, ...more };
    return new Host(calls, await calls.post<SessionAccess>('/sessions', session));
  }

  /** Says something as the facilitator, or as whose calls they are. */
  tell(order: Order, by = this.calls): Promise<Ack> {
    return by.command(this.made.session.id, order);
  }

  go(step: string): Promise<Ack> {
    return this.tell({ do: 'step.go', step });
  }

  /** What the server works out for a facilitator. */
  ask<T>(what: string): Promise<T> {
    return this.calls.get<T>(`/sessions/${this.made.session.id}/${what}`);
  }

  /** Everything that a facilitator may see. */
  async everything(): Promise<Patch> {
    const path = `/sessions/${this.made.session.id}/patch?since=0`;
    return (await this.calls.get<PatchMessage>(path)).patch;
  }

  async cards(): Promise<Card[]> {
    return (await this.everything()).cards ?? [];
  }

  /** Somebody comes in without a browser. */
  guest(more: object = {}): Promise<Calls> {
    return this.calls.joined(this.made.code, more);
  }

  /** The table of this name. */
  async table(named: string): Promise<string> {
    const { session } = await this.everything();
    return session!.groups.find(({ name }) => name === named)!.id;
  }
}
