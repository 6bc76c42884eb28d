import type { Place } from '../state/keys';

/** What the last move of the focus was made with; a button that was clicked does not keep the space bar. */
export class Touch {
  private byKey = false;

  readonly pointer = (): void => {
    this.byKey = false;
  };

  tabbed(key: string): void {
    if (key === 'Tab') this.byKey = true;
  }

  /** Where a key falls that was pressed on `target`. */
  placeOf(target: EventTarget | null): Place {
    if (!(target instanceof HTMLElement)) return 'page';
    if (target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')) return 'field';
    if (target.matches('[role=option]')) return 'page';
    // a card of the path builder is selected with the focus already: pressing it would do nothing more
    const control = target.matches('a, button:not([data-grip]), summary, input');
    return control && this.byKey ? 'control' : 'page';
  }
}

/**
 * Where the focus rests that comes back to `from`: there, unless the space bar would press it. Then it is what is around it, from where Tab goes on: the space bar
 * is the key of the plan.
 */
export function restingPlace(from: HTMLElement): HTMLElement {
  if (!from.matches('button, a, summary, select, input')) return from;
  const around = from.closest<HTMLElement>('section, aside, header, nav, main') ?? from;
  around.tabIndex = -1;
  return around;
}
