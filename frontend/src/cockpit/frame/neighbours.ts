import type { Attachment } from 'svelte/attachments';

const reachable = 'a[href], button, input, select, textarea, summary, [tabindex]';
const lists = '[role=listbox], ul, ol, form, [role=group], section';

/**
 * Keeps the place of whoever works by keys: when news take away what had the focus, or make it unusable, the focus goes to what stood next to it in the same list, else
 * in what is around that, and where all of it went to `home`. `moved` is told where.
 */
export function keepsPlace(
  home: () => HTMLElement | null,
  moved: (to: HTMLElement) => void,
): Attachment<HTMLElement> {
  return (root) => {
    let held: HTMLElement | null = null;
    /** The lists around what is held, from the inside, each with what could be reached in it. */
    let around: { list: Element; order: HTMLElement[] }[] = [];

    function note(): void {
      around = [];
      for (let list = held?.parentElement?.closest(lists); list && root.contains(list);) {
        around.push({ list, order: [...list.querySelectorAll<HTMLElement>(reachable)] });
        list = list.parentElement?.closest(lists);
      }
    }

    function focused(event: FocusEvent): void {
      held = event.target as HTMLElement;
      note();
    }

    function take(to: HTMLElement | null): boolean {
      if (!to?.isConnected || to === held || to.matches(':disabled')) return false;
      to.focus({ preventScroll: true });
      if (document.activeElement !== to) return false;
      moved(to);
      return true;
    }

    /** The nearest that is left, what came after it first. */
    function nearest(order: readonly HTMLElement[], lost: HTMLElement): boolean {
      const at = order.indexOf(lost);
      return [...order.slice(at + 1), ...order.slice(0, at).reverse()].some(take);
    }

    const news = new MutationObserver(() => {
      const lost = held;
      if (!lost) return;
      const away = document.activeElement !== document.body && document.activeElement !== lost;
      if (away) return;
      if (lost.isConnected && !lost.matches(':disabled')) return note();
      if (around.some(({ list, order }) => list.isConnected && nearest(order, lost))) return;
      held = null;
      take(home());
    });
    root.addEventListener('focusin', focused);
    news.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      root.removeEventListener('focusin', focused);
      news.disconnect();
    };
  };
}
