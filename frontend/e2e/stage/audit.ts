import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const grave: readonly unknown[] = ['serious', 'critical'];

/** Dark changes colours and nothing else. */
const looks: readonly ['dark' | 'light', RunOptions][] = [
  ['dark', { runOnly: ['color-contrast', 'link-in-text-block'] }],
  ['light', { resultTypes: ['violations'] }],
];

/** The serious and critical faults of a page for people with disabilities, in the dark and by light. */
export async function faultsOf(page: Page): Promise<string[]> {
  // through the debugger, because the page's own policy lets no other script in
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: axe.source });
  await debug.detach();
  const faults: string[] = [];
  for (const [colorScheme, options] of looks) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(
      (options) => (globalThis as unknown as { axe: typeof axe }).axe.run(options),
      options,
    );
    faults.push(...graveOnes(violations).map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

function graveOnes(violations: AxeResults['violations']): string[] {
  return violations
    .filter(({ impact }) => grave.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`));
}
