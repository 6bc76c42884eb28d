import type { Browser, Locator, Page } from 'playwright-core';

/** A part of a page as it looks, with a little of what is around it. */
export async function picture(part: Locator, around = 6): Promise<string> {
  await part.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await part.boundingBox())!;
  const clip = {
    ...{ x: Math.max(0, x - around), y: Math.max(0, y - around) },
    ...{ width: width + 2 * around, height: height + 2 * around },
  };
  return (await part.page().screenshot({ clip, animations: 'disabled', caret: 'hide' })).toString('base64');
}

/** How many colours fill at least a twentieth of a picture each; an empty page reads it. */
export async function tones(browser: Browser, picture: string): Promise<number> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const ink = canvas.getContext('2d')!;
      ink.drawImage(image, 0, 0);
      const { data } = ink.getImageData(0, 0, image.width, image.height);
      const pixels = new Uint32Array(data.buffer);
      const found = new Map<number, number>();
      for (const pixel of pixels) found.set(pixel, (found.get(pixel) ?? 0) + 1);
      return [...found.values()].filter((n) => n >= pixels.length / 20).length;
    }, picture);
  } finally {
    await page.close();
  }
}

/** What moves on a page for longer than the eye sees. */
export function moving(page: Page): Promise<string[]> {
  const longestMs = 50;
  return page.evaluate(
    (most) =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > most)
        .map((one) => (one as CSSAnimation).animationName ?? (one as CSSTransition).transitionProperty),
    longestMs,
  );
}
