import type { Entered, Language, Role } from '../wire';
import { secretIn } from '../address';
import { keepsLonger } from './keep';
import { Failure, failureOf } from './problem';

const calmMs = 15_000;

interface How {
  query?: Record<string, string>;
  body?: unknown;
  /** The session whose token is good for this, where the path does not name it. */
  session?: string;
  answerMs?: number;
  signal?: AbortSignal;
}

/**
 * Calls of the server for one role: its cookie is chosen by `as`. In a browser that keeps no cookies, the token that came
 * with one is shown instead, for as long as the page lives.
 */
export class Api {
  /** This browser keeps no cookies of ours: sockets cannot be opened, nor links to documents followed. */
  barred = !navigator.cookieEnabled;
  /** By the session that they are for; '' is good for all. */
  private readonly tokens = new Map<string, string>();
  constructor(
    readonly role: Role,
    private readonly language: () => Language,
  ) {}

  /** The address of `path` (below /api/v1) for this role, also for links and images. */
  url(path: string, query: Record<string, string> = {}): string {
    return `/api/v1${path}?${new URLSearchParams({ ...query, as: this.role }).toString()}`;
  }

  /** Takes the token that joining, entering or signing in gave. */
  hold(session: string, token: string): void {
    this.tokens.set(session, token);
    if (this.barred) this.follow();
  }

  /** What is shown for a session in the place of a cookie. */
  tokenOf(session: string): string {
    return this.tokens.get(session) ?? this.tokens.get('') ?? '';
  }

  get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    return this.call<T>('GET', path, { query });
  }

  /** `session`: whose person it is that asks, where the path does not say so. */
  post<T>(path: string, body: unknown = {}, session?: string): Promise<T> {
    return this.call<T>('POST', path, { body, ...(session && { session }) });
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
  async call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, how: How): Promise<T> {
    const token = this.tokenOf(how.session ?? /^\/sessions\/([^/]+)/.exec(path)?.[1] ?? '');
    const shown = this.barred ? token : '';
    try {
      return await this.once<T>(method, path, how, shown);
    } catch (reason) {
      if (shown || !token || Failure.from(reason).code !== 'not_signed_in') throw reason;
      this.barred = true;
      this.follow();
      return this.once<T>(method, path, how, token);
    }
  }

  private async once<T>(method: string, path: string, how: How, token: string): Promise<T> {
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), how.answerMs ?? calmMs);
    how.signal?.addEventListener('abort', () => stop.abort());
    try {
      const answer = await fetch(this.url(path, how.query), {
        method,
        headers: {
          'Accept-Language': this.language(),
          ...(token && { Authorization: `Bearer ${token}` }),
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

  /** Has what links and pictures fetch come by a token too. */
  private follow(): void {
    void import('./fetching').then(({ fetching }) => fetching(this));
  }

  /** Trades the secret of a link, found in the address's fragment, for a cookie, and forgets it where that is kept. */
  async enter(session: string): Promise<void> {
    if (location.hash.length < 2) return;
    const key = secretIn(location.hash);
    if (!key) throw new Failure('broken_link');
    const { token } = await this.post<Entered>(`/sessions/${session}/enter`, { key });
    this.hold(session, token);
    if (keepsLonger()) history.replaceState(null, '', location.pathname);
  }
}
