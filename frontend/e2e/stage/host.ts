import { randomUUID } from 'node:crypto';
import type { Order } from '../../src/shared/net/outbox';
import type { Ack, Card, Joined, Patch, Session } from '../../src/shared/wire';
import type { Server } from './server';

interface Made {
  session: Session;
  links: { join: string; facilitator: string; screen: string };
  code: string;
}

/** Whoever runs a meeting through the server's interface instead of its pages. */
export class Host {
  private constructor(
    private readonly server: Server,
    private readonly token: string,
    readonly made: Made,
  ) {}

  /** Makes a meeting with the breakfast's agenda and what `more` says about it. */
  static async of(server: Server, more: object = {}): Promise<Host> {
    const { token } = await call<{ token: string }>(server, '/sign-in', { key: server.key });
    const day = { date: '2026-11-22', city: 'Milano', language: 'it', template: 'breakfast' };
    const session = { title: 'Colazione a Milano', topic: 'I social media nella salute', ...day, ...more };
    return new Host(server, token, await call<Made>(server, '/sessions', session, token));
  }

  get path(): string {
    return `/sessions/${this.made.session.id}`;
  }

  /** Says something as the facilitator, or as whom the token belongs to. */
  tell(order: Order, token = this.token): Promise<Ack> {
    return call<Ack>(this.server, `${this.path}/commands`, { id: randomUUID(), ...order }, token);
  }

  go(step: string): Promise<Ack> {
    return this.tell({ do: 'step.go', step });
  }

  /** Everything that a facilitator may see. */
  async everything(): Promise<Patch> {
    const answer = await call<{ patch: Patch }>(this.server, `${this.path}/patch?since=0`, null, this.token);
    return answer.patch;
  }

  async cards(): Promise<Card[]> {
    return (await this.everything()).cards ?? [];
  }

  /** Somebody comes in without a browser; the token speaks for them. */
  async guest(): Promise<string> {
    return (await call<Joined>(this.server, '/join', { code: this.made.code })).token;
  }
}

/** Throws with the server's answer when it is a refusal. */
async function call<T>({ origin }: Server, path: string, body: object | null, token = ''): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const post = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${origin}/api/v1${path}`, { headers, ...post });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
