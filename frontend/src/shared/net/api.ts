import type { Language, Role } from '../wire';
import { Failure, failureOf } from './problem';

const calmMs = 15_000;

/** Calls of the server for one role: its cookie is chosen by `as`. */
export class Api {
  constructor(
    readonly role: Role,
    private readonly language: () => Language,
  ) {}

  /** The address of `path` (below /api/v1) for this role, also for links and images. */
  url(path: string, query: Record<string, string> = {}): string {
    return `/api/v1${path}?${new URLSearchParams({ ...query, as: this.role }).toString()}`;
  }

  get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    return this.call<T>('GET', path, { query });
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, { body });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PUT', path, { body });
  }

  delete(path: string): Promise<void> {
    return this.call<void>('DELETE', path, {});
  }

  /**
   * Throws a Failure: the server's problem, or `offline` when no answer began within `answerMs` or it stopped
   * halfway: a large one on a slow network may take its time.
   */
  async call<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    how: { query?: Record<string, string>; body?: unknown; answerMs?: number; signal?: AbortSignal },
  ): Promise<T> {
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), how.answerMs ?? calmMs);
    how.signal?.addEventListener('abort', () => stop.abort());
    try {
      const answer = await fetch(this.url(path, how.query), {
        method,
        headers: {
          'Accept-Language': this.language(),
          ...(how.body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(how.body !== undefined && { body: JSON.stringify(how.body) }),
        signal: stop.signal,
        cache: 'no-store',
      });
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), calmMs);
      if (!answer.ok) throw await failureOf(answer);
      return (answer.status === 204 ? undefined : await answer.json()) as T;
    } catch (reason) {
      throw Failure.from(reason);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Trades the secret of a link, found in the address's fragment, for a cookie, and forgets it. */
  async enter(session: string): Promise<void> {
    const key = location.hash.slice(1);
    if (!key) return;
    await this.post(`/sessions/${session}/enter`, { key: decodeURIComponent(key) });
    history.replaceState(null, '', location.pathname);
  }
}
