import type { Page } from 'playwright-core';

/** Goes on by Tab until the focus is on what has this name; gives how often it was pressed. */
export async function tabTo(page: Page, name: string | RegExp, most = 120): Promise<number> {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('combobox', { name }));
  for (let i = 0; i < most; i++) {
    if ((await wanted.and(page.locator(':focus')).count()) > 0) return i;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to «${name}» by Tab`);
}
