import type { Page } from 'playwright-core';

/** What a page had to do for something. A machine that is slower, or busy, does as much. */
export interface Work {
  /** How often its functions were called. */
  readonly calls: number;
  /** How often it was laid out. */
  readonly layouts: number;
  /** How many elements were made. */
  readonly made: number;
}

interface Made {
  made: number;
}

/** Counts what the page's own scripts do while something happens. */
export async function workOf(page: Page, action: () => Promise<unknown>): Promise<Work> {
  const debug = await page.context().newCDPSession(page);
  const layouts = async (): Promise<number> => {
    const { metrics } = await debug.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')!.value;
  };
  await debug.send('Performance.enable');
  await debug.send('Profiler.enable');
  await debug.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { made: 0 }) as unknown as Made;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        seen.made += [...addedNodes].filter((node) => node instanceof Element).length;
    }).observe(document, { childList: true, subtree: true });
  });
  const before = await layouts();
  await action();
  const after = await layouts();
  const made = await page.evaluate(() => (globalThis as unknown as Made).made);
  const { result } = await debug.send('Profiler.takePreciseCoverage');
  await debug.detach();
  const own = result.filter(({ url }) => url.startsWith('http'));
  const calls = own.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]!.count));
  return { calls: calls.reduce((sum, count) => sum + count, 0), layouts: after - before, made };
}

/** The middle one of several kinds of work, in each respect: what happens on a page besides lengthens one or the other. */
export function middle(works: readonly Work[]): Work {
  const of = (part: keyof Work): number => {
    const all = works.map((work) => work[part]).sort((a, b) => a - b);
    return all[Math.floor(all.length / 2)]!;
  };
  return { calls: of('calls'), layouts: of('layouts'), made: of('made') };
}
