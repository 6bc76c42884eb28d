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
    const control = target.matches('a, button, summary, input');
    // a card of the path builder got its focus from the arrow keys: it is a button like any other
    return control && (this.byKey || target.matches('[data-grip]')) ? 'control' : 'page';
  }
}
