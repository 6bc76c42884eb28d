import { keepsLonger } from '../shared/net/keep';

/** How long after a failure it is tried again. */
const againMs = 5_000;

/**
 * Whether the server was given a newer program since this page came: then it has no such script any more. A page that can
 * keep nothing on the device has things to lose by being loaded again.
 */
async function outdated(): Promise<boolean> {
  if (!keepsLonger()) return false;
  const script = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return script?.status === 404;
}

/**
 * A part of the page that nobody needs for the first input: it is fetched when there is time, long before it is wanted.
 * Until it has come, `it` is null.
 */
export class Lazy<T> {
  it: T | null = $state.raw(null);
  /** The last attempt came to nothing; another one follows. */
  failed = $state(false);

  constructor(private readonly load: () => Promise<T>) {}

  /** Fetches it after so many milliseconds, again and again on a bad line; gives what stops that. */
  fetch(afterMs: number): () => void {
    let stopped = false;
    const attempt = async (): Promise<void> => {
      try {
        this.it ??= await this.load();
      } catch {
        this.failed = true;
        if (await outdated()) location.reload();
        else if (!stopped) timer = setTimeout(attempt, againMs);
      }
    };
    let timer = setTimeout(attempt, afterMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }
}
