import type { Page } from 'playwright-core';

/**
 * Does to a page what a browser's translation does: each text that may be translated goes, with its node, and two nested <font> with
 * other words come in its place; what comes later, too. Other words are here the same between ⟦ and ⟧.
 */
export async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const wrap = (text: Text): void => {
      const words = text.data.trim();
      const around = text.parentElement;
      if (words === '' || !around || around.closest('font, script, style, textarea, select, svg, title'))
        return;
      if (around.closest('[translate]')?.getAttribute('translate') === 'no') return;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      inner.textContent = `⟦${words}⟧`;
      outer.append(inner);
      text.replaceWith(outer);
    };
    const walk = (root: Node): void => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      if (root instanceof Text) texts.push(root);
      texts.forEach(wrap);
    };
    new MutationObserver((news) => {
      for (const { target, addedNodes, type } of news)
        if (type === 'characterData') walk(target);
        else addedNodes.forEach(walk);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** The texts that were translated, as they stand there. */
export function translatedOn(page: Page): Promise<string[]> {
  return page.locator('font > font').allInnerTexts();
}
