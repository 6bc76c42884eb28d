import type { Box, Spot } from './lines';

/** Where the cards of a path lie, in pixels from the top left of what they lie on, measured once a frame when something moved. */
export class Places {
  boxes: ReadonlyMap<string, Box> = $state.raw(new Map());
  private readonly nodes = new Map<string, Element>();
  private readonly sizes = new ResizeObserver(() => this.look());
  private ground: Element | null = null;
  private frame = 0;

  /** Keeps an eye on what the cards lie on. */
  readonly on = (ground: Element): (() => void) => {
    this.ground = ground;
    this.sizes.observe(ground);
    return () => {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      this.sizes.disconnect();
      this.ground = null;
    };
  };

  /** Keeps an eye on a card. */
  of(key: string): (node: Element) => () => void {
    return (node) => {
      this.nodes.set(key, node);
      this.sizes.observe(node);
      return () => {
        if (this.nodes.get(key) === node) this.nodes.delete(key);
        this.sizes.unobserve(node);
        this.look();
      };
    };
  }

  /** Measures anew in the next frame. */
  look(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.measure();
    });
  }

  /** A place on the page, as seen from the ground. */
  spot({ clientX, clientY }: { clientX: number; clientY: number }): Spot {
    const from = this.ground?.getBoundingClientRect();
    return { x: clientX - (from?.left ?? 0), y: clientY - (from?.top ?? 0) };
  }

  private measure(): void {
    const boxes = new Map<string, Box>();
    for (const [key, node] of this.nodes) {
      const { left, top, width, height } = node.getBoundingClientRect();
      const { x, y } = this.spot({ clientX: left, clientY: top });
      boxes.set(key, { x, y, width, height });
    }
    this.boxes = boxes;
  }
}
