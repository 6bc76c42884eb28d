/**
 * Keeps the screen on from the next tap, until the answer is called: where browsers can (never over plain http), and
 * nothing depends on it. A browser lets go when the page is hidden; the next tap asks again.
 */
export function stayAwake(): () => void {
  const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
  let lock: WakeLockSentinel | null = null;
  let asking = false;
  let over = false;

  async function ask(): Promise<void> {
    if (!wakeLock || asking || (lock && !lock.released)) return;
    asking = true;
    try {
      lock = await wakeLock.request('screen');
      if (over) void lock.release();
    } catch {
      // a battery that runs low says no
    } finally {
      asking = false;
    }
  }

  addEventListener('click', ask);
  return () => {
    over = true;
    removeEventListener('click', ask);
    void lock?.release();
  };
}
