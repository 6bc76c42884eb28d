import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** All of axe's rules by light, with those of WCAG 2.2 that it leaves off by itself; dark changes colours and nothing else. */
const looks: readonly ['dark' | 'light', RunOptions][] = [
  ['dark', { runOnly: ['color-contrast', 'link-in-text-block'] }],
  ['light', { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }],
];

/** The faults of a page for people with disabilities, in the dark and by light; of a part of it where one is named. */
export async function faultsOf(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    // through the debugger, because the page's own policy lets no other script in
    const debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: axe.source });
    await debug.detach();
  }
  const faults: string[] = [];
  for (const [colorScheme, options] of looks) {
    await page.emulateMedia({ colorScheme });
    // nothing here asks for the style sheets' texts, and reading those that came late breaks the page's own policy
    const { violations } = await page.evaluate(
      ({ part, options }) => (globalThis as unknown as { axe: typeof axe }).axe.run(part, options),
      { part, options: { ...options, preload: false } },
    );
    for (const { id, nodes } of violations)
      for (const node of nodes) faults.push(`${colorScheme}: ${id}: ${node.html}: ${node.failureSummary}`);
  }
  return faults;
}
