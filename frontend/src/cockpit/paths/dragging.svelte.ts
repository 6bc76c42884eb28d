import type { Spot } from '../../shared/lines';
import type { ColumnKey } from '../../shared/path';
import type { Places } from '../../shared/places.svelte';

/** A press that stays this near is none that draws. */
const tapPx = 6;

/** A line that is being drawn from a card with the pointer. */
export class Dragging {
  /** Where it comes from; null while nothing is drawn. */
  from: { readonly card: string; readonly column: ColumnKey } | null = $state.raw(null);
  /** Where the pointer is. */
  at: Spot = $state.raw({ x: 0, y: 0 });
  /** The card under the pointer. */
  over: string | null = $state(null);

  constructor(
    private readonly places: Places,
    private readonly join: (from: string, to: string) => void,
  ) {}

  /** The handle of a card: pressed, drawn, let go; or pressed alone. */
  handle(card: string, column: ColumnKey, pressed: () => void): (node: HTMLElement) => () => void {
    return (node) => {
      let began = { x: 0, y: 0 };
      const begin = (event: PointerEvent): void => {
        if (event.button !== 0) return;
        event.preventDefault();
        node.setPointerCapture(event.pointerId);
        began = { x: event.clientX, y: event.clientY };
        this.from = { card, column };
        this.move(event);
      };
      const move = (event: PointerEvent): void => {
        if (this.from?.card === card) this.move(event);
      };
      const end = (event: PointerEvent): void => {
        const to = this.over;
        const far = Math.hypot(event.clientX - began.x, event.clientY - began.y);
        const from = this.from?.card === card;
        this.drop();
        if (from && far <= tapPx) pressed();
        else if (from && to && to !== card) this.join(card, to);
      };
      const drop = (): void => this.drop();
      node.addEventListener('pointerdown', begin);
      node.addEventListener('pointermove', move);
      node.addEventListener('pointerup', end);
      node.addEventListener('pointercancel', drop);
      return () => {
        node.removeEventListener('pointerdown', begin);
        node.removeEventListener('pointermove', move);
        node.removeEventListener('pointerup', end);
        node.removeEventListener('pointercancel', drop);
      };
    };
  }

  drop(): void {
    this.from = null;
    this.over = null;
  }

  private move(event: PointerEvent): void {
    this.at = this.places.spot(event);
    const under = document.elementFromPoint(event.clientX, event.clientY);
    this.over = under?.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
  }
}
