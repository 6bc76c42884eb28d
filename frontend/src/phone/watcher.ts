/** So long a card has to stay in sight before it counts as read. */
const readMs = 700;

/** Watches cards in a list, and says which ones stayed in sight. */
export class Watcher {
  private readonly reading = new Map<Element, ReturnType<typeof setTimeout>>();
  private readonly names = new WeakMap<Element, string>();
  private readonly eyes: IntersectionObserver;

  constructor(private readonly onread: (card: string) => void) {
    this.eyes = new IntersectionObserver((sights) => sights.forEach((sight) => this.look(sight)), {
      threshold: 0.6,
    });
  }

  watch(element: Element, card: string): () => void {
    this.names.set(element, card);
    this.eyes.observe(element);
    return () => {
      this.eyes.unobserve(element);
      clearTimeout(this.reading.get(element));
    };
  }

  private look({ target, isIntersecting }: IntersectionObserverEntry): void {
    clearTimeout(this.reading.get(target));
    if (!isIntersecting) return;
    this.reading.set(
      target,
      setTimeout(() => {
        this.eyes.unobserve(target);
        this.onread(this.names.get(target)!);
      }, readMs),
    );
  }
}
