import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from './stage/audit';
import { startBrowser } from './stage/browser';
import { cutTexts, sideways, smallTexts } from './stage/measure';
import type { Face, View } from './tour/guide';
import { tour } from './tour/tour';

/** A small phone, and a laptop of 1280 by 960 at 200%. */
const narrow = [
  { width: 320, height: 640 },
  { width: 640, height: 480 },
];
/** A screen, a small one, and the older shape of a projector. */
const walls = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];
const mostCards = 12;
/** What is lower than this share of the wall is not read from its far end. */
const legible = 0.04;

/** Who is there is nothing for the wall, also where names stand beside the cards. */
const personal = ['Giuditta', 'Ferraboschi'];

let browser: Browser;
const faults: string[] = [];
const seen: Record<Face, number> = { organiser: 0, phone: 0, mine: 0, cockpit: 0, screen: 0, document: 0 };

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** The widest letters that a join code can have. */
const widest = 'WMWMWM';

async function hold({ face, name, page, part }: View): Promise<void> {
  const what = `${face} ${name}`;
  const before = page.viewportSize()!;
  for (const fault of await faultsOf(page, part)) faults.push(`${what}: ${fault}`);
  for (const size of face === 'screen' ? walls : narrow) {
    await page.setViewportSize(size);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    const at = `${what} at ${size.width}`;
    if (face === 'screen') await holdWall(at, page);
    const aside = await sideways(page);
    if (aside > 0) faults.push(`${at}: scrolls ${aside} pixels to the side`);
    for (const text of await cutTexts(page)) faults.push(`${at}: cut: ${text}`);
  }
  await page.setViewportSize(before);
}

/** What holds for the wall alone; leaves a code there that is as wide as one can be. */
async function holdWall(at: string, page: Page): Promise<void> {
  const text = await page.locator('body').innerText();
  for (const name of personal) if (text.includes(name)) faults.push(`${at}: says ${name}`);
  for (const text of await smallTexts(page, legible)) faults.push(`${at}: too small: ${text}`);
  const cards = await page.locator('.columns li').count();
  if (cards > mostCards) faults.push(`${at}: ${cards} cards on a page`);
  const code = page.locator('.code');
  if ((await code.count()) > 0)
    await code.evaluate((element, widest) => void (element.textContent = widest), widest);
}

test('every view of every page', { timeout: 1_200_000 }, async () => {
  const troubles = await tour(browser, async (view) => {
    seen[view.face]++;
    await hold(view);
  });
  console.log(`views held to the rules: ${JSON.stringify(seen)}`);
  expect(faults).toEqual([]);
  expect(troubles).toEqual([]);
});
