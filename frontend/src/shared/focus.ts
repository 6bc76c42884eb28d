import type { Attachment } from 'svelte/attachments';

/**
 * Keeps the place of somebody who works by keyboard or by ear: when news take away what had the focus, it goes to the
 * heading of what came instead, and not back to the top of the document.
 */
export function keepsFocus(): Attachment<HTMLElement> {
  return (root) => {
    let held: Element | null = null;
    const note = (event: Event): void => {
      held = event.type === 'focusin' ? (event.target as Element) : null;
    };
    const news = new MutationObserver(() => {
      if (!held || held.isConnected || document.activeElement !== document.body) return;
      held = null;
      const next = root.querySelector<HTMLElement>('h1, h2') ?? root;
      next.tabIndex = -1;
      next.focus({ preventScroll: true });
    });
    root.addEventListener('focusin', note);
    root.addEventListener('pointerdown', note); // a finger has no place to lose
    news.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', note);
      root.removeEventListener('pointerdown', note);
      news.disconnect();
    };
  };
}
