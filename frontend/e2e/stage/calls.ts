import type { Ack } from '../../src/shared/wire';

/** The server's calls as a program makes them: JSON both ways, and a token in place of a cookie. */
export class Calls {
  private constructor(
    readonly origin: string,
    private readonly token: string,
  ) {}

  static async signedIn(origin: string, key: string): Promise<Calls> {
    const { token } = await new Calls(origin, '').post<{ token: string }>('/sign-in', { key });
    return new Calls(origin, token);
  }

  /** The calls of one more person who came in by a session's code. */
  async joined(code: string, more: object = {}): Promise<Calls> {
    const { token } = await new Calls(this.origin, '').post<{ token: string }>('/join', { code, ...more });
    return new Calls(this.origin, token);
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>(path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.call<T>(path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.call<T>(path, body, 'PUT');
  }

  /** Has a command done in a session; gives what the server acknowledged. */
  command(session: string, command: object): Promise<Ack> {
    return this.post(`/sessions/${session}/commands`, { id: crypto.randomUUID(), ...command });
  }

  delete(path: string): Promise<void> {
    return this.call(path, {}, 'DELETE');
  }

  private async call<T>(path: string, body?: object, method = 'POST'): Promise<T> {
    const answer = await fetch(`${this.origin}/api/v1${path}`, {
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'it',
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
      },
      ...(body && { method, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }
}
