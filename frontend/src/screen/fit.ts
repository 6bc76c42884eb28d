import type { Attachment } from 'svelte/attachments';

/** How far large text may shrink; what is written at the smallest size on purpose does not. */
const steps = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * Lets `--fit` of a box go down until what is in it fits its height, or its width where it is one line; sizes multiply
 * by it and never go below 1rem.
 */
export function fit(line = false): Attachment<HTMLElement> {
  return (box) => {
    const fits = (): boolean =>
      line ? box.scrollWidth <= box.clientWidth : box.scrollHeight <= box.clientHeight;
    const measure = (): void => {
      for (const step of steps) {
        box.style.setProperty('--fit', `${step}`);
        if (fits()) return;
      }
    };
    const sizes = new ResizeObserver(measure);
    const words = new MutationObserver(measure);
    sizes.observe(box);
    words.observe(box, { childList: true, subtree: true, characterData: true });
    return () => {
      sizes.disconnect();
      words.disconnect();
    };
  };
}
