import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startBrowser } from './stage/browser';
import type { Face, View } from './tour/guide';
import { tour } from './tour/tour';

const folder = fileURLToPath(new URL('../../pictures/', import.meta.url));

type Size = { width: number; height: number };

const sizes: readonly Size[] = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];
/** Those that the README shows, by view, with the width at which they are taken. */
const shown: Readonly<Record<string, { file: string; width: number }>> = {
  'cockpit-board': { file: 'cockpit', width: 1440 },
  'cockpit-paths': { file: 'paths', width: 1440 },
  'phone-likes': { file: 'phone', width: 360 },
  'screen-ranking': { file: 'screen', width: 1920 },
};
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

const schemes = ['light', 'dark'] as const;

/** A page that is longer than so many windows is not shown to its end. */
const windows = 3;

/**
 * Takes pictures of every view in every size, light and dark, and lays a page of them for people to look at. `only`
 * keeps the views with this in their name, such as screen or phone-likes.
 */
export async function takePictures(only = ''): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const views: string[] = [];
  const browser = await startBrowser();
  try {
    await tour(browser, async (view) => {
      if (titleOf(view).includes(only)) views.push(await photograph(view));
    });
  } finally {
    await browser.close();
  }
  await writeFile(`${folder}index.html`, album(views.sort()));
  console.log(`${views.length} views: ${folder}index.html`);
}

/** Takes a picture of what is in the window, small enough to be kept with the sources. */
async function show(page: Page, path: string): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  const { data } = await debug.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await debug.detach();
  await writeFile(path, Buffer.from(data, 'base64'));
}

/** Pages that are scrolled as a whole. */
const whole: readonly Face[] = ['phone', 'mine', 'organiser', 'document'];

/** Makes the window as high as the page, so that what sticks to its foot stands at the end. */
async function unroll(page: Page, { width, height }: Size): Promise<void> {
  const long = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(long, windows * height) });
}

const titleOf = ({ face, name }: View): string => `${face}-${name}`;

async function photograph(view: View): Promise<string> {
  const { face, page } = view;
  const title = titleOf(view);
  const before = page.viewportSize()!;
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const path = `${folder}${title}-${size.width}-${colorScheme}.png`;
      if (shown[title]?.width === size.width && colorScheme === 'light')
        await show(page, `${docs}${shown[title].file}.webp`);
      if (whole.includes(face)) await unroll(page, size);
      await page.screenshot({ path });
    }
  }
  await page.setViewportSize(before);
  return title;
}

function album(views: readonly string[]): string {
  const row = (view: string): string => {
    const files = sizes.flatMap(({ width }) => schemes.map((scheme) => `${view}-${width}-${scheme}.png`));
    const images = files.map(
      (file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`,
    );
    return `<h2>${view}</h2><p>${images.join('\n')}</p>`;
  };
  return `<!doctype html><meta charset="utf-8"><title>Colazione</title>
<style>body { background: #888 } img { height: 20rem; vertical-align: top }</style>
${views.map(row).join('\n')}`;
}
