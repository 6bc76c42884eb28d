import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './stage/audit';
import { startBrowser } from './stage/browser';
import { cutTexts, sideways, smallTexts } from './stage/measure';
import { type Face, tour } from './tour/tour';

/** A small phone, and a laptop of 1280 by 960 at 200%. */
const narrow = [
  { width: 320, height: 640 },
  { width: 640, height: 480 },
];
const walls = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
];
/** What is lower than this share of the wall is not read from its far end. */
const legible = 0.04;

/** Who is there is nothing for the wall, also where names stand beside the cards. */
const personal = ['Giuditta', 'Ferraboschi'];

let browser: Browser;
const faults: string[] = [];
const seen: Record<Face, number> = { organiser: 0, phone: 0, cockpit: 0, screen: 0 };

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

async function hold(what: string, page: Page, face: Face): Promise<void> {
  const before = page.viewportSize()!;
  for (const fault of await faultsOf(page)) faults.push(`${what}: ${fault}`);
  for (const size of face === 'screen' ? walls : narrow) {
    await page.setViewportSize(size);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const at = `${what} at ${size.width}`;
    if (face === 'screen') {
      const text = await page.locator('body').innerText();
      for (const name of personal) if (text.includes(name)) faults.push(`${at}: says ${name}`);
    }
    const aside = await sideways(page);
    if (aside > 0) faults.push(`${at}: scrolls ${aside} pixels to the side`);
    for (const text of await cutTexts(page)) faults.push(`${at}: cut: ${text}`);
    if (face === 'screen')
      for (const text of await smallTexts(page, legible)) faults.push(`${at}: too small: ${text}`);
  }
  await page.setViewportSize(before);
}

test('every view of every page', { timeout: 480_000 }, async () => {
  const troubles = await tour(browser, async ({ face, name, page }) => {
    seen[face]++;
    await hold(`${face} ${name}`, page, face);
  });
  console.log(`views held to the rules: ${JSON.stringify(seen)}`);
  expect(faults).toEqual([]);
  expect(troubles).toEqual([]);
});
