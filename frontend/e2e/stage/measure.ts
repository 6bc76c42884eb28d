import type { Page } from 'playwright-core';

/** How many pixels a page can be scrolled to the side; 0 where everything is reached by scrolling down. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** The innermost elements that reach beyond the window's right edge, as they begin. */
export function wideElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = (e: Element): boolean =>
      e.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
    return [...document.body.querySelectorAll('*')]
      .filter((element) => beyond(element) && ![...element.children].some(beyond))
      .map((element) => element.outerHTML.slice(0, 90));
  });
}

/**
 * The texts of which a part can neither be seen nor reached by scrolling: outside the window, or outside a box that
 * hides what is too much. Boxes that shorten a text with three dots do so on purpose, and so do those of one pixel,
 * which hold words for people who listen.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const slack = 1.5; // rounding, in pixels
    const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

    /** The box that an element is laid out in: what stands apart is not clipped by its parents, only by its frame. */
    const around = (element: HTMLElement): HTMLElement | null =>
      getComputedStyle(element).position === 'absolute'
        ? (element.offsetParent as HTMLElement | null)
        : element.parentElement;

    function isCut(text: DOMRect, element: HTMLElement): boolean {
      for (let box: HTMLElement | null = element; box; box = around(box)) {
        const { overflowX, overflowY, position, textOverflow, webkitLineClamp } = getComputedStyle(box);
        const frame = box.getBoundingClientRect();
        if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || frame.width <= 1) return false;
        if (hides(overflowX) && (text.left < frame.left - slack || text.right > frame.right + slack))
          return true;
        if (hides(overflowY) && (text.top < frame.top - slack || text.bottom > frame.bottom + slack))
          return true;
        if (scrolls(overflowX) || scrolls(overflowY)) return false;
        if (position === 'fixed') break;
      }
      return text.left < -slack || text.right > innerWidth + slack;
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut = new Set<string>();
    while (walker.nextNode()) {
      const said = walker.currentNode.textContent!.trim();
      const element = walker.currentNode.parentElement!;
      if (!said || element.closest('option, script, style')) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      if (isCut(range.getBoundingClientRect(), element)) cut.add(said);
    }
    return [...cut];
  });
}

/** The texts that are set smaller than this share of the window's height, with their size in pixels. */
export function smallTexts(page: Page, share: number): Promise<string[]> {
  return page.evaluate((share) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const element = text.parentElement!;
      if (!text.textContent!.trim() || element.closest('.unseen, script, style')) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < share * innerHeight) small.push(`${size}px: ${text.textContent!.trim()}`);
    }
    return small;
  }, share);
}
