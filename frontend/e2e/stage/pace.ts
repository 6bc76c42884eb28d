import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ph: string;
  /** Microseconds of the thread's own work. */
  tdur?: number;
  args: { name?: string };
}

/** Makes a page as slow as on a device that is so many times slower than this machine. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Emulation.setCPUThrottlingRate', { rate: times });
}

/**
 * The longest task of a page while something happens, in milliseconds of its own work: what other programs take from
 * this machine meanwhile is not the page's fault.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  action: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = traceEvents.filter((one) => one.name === 'thread_name' && one.args.name === 'CrRendererMain');
  const threads = new Set(pages.map(threadOf));
  const tasks = traceEvents.filter((one) => one.name.endsWith('RunTask') && threads.has(threadOf(one)));
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}

/** How far the parts of a page are pushed about from now on (Cumulative Layout Shift), what a person did left out. */
export async function watchShift(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(globalThis, { shift: 0 });
    const seen = globalThis as unknown as { shift: number };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        };
        if (!hadRecentInput) seen.shift += value;
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
}
