import { keep, recall } from '../shared/net/keep';

/** Cards that something is true of for this person, kept on the device under a key. */
export class LocalSet {
  private ids: ReadonlySet<string> = $state.raw(new Set());

  constructor(private readonly key: string) {
    this.ids = new Set(recall<string[]>(key));
  }

  has(card: string): boolean {
    return this.ids.has(card);
  }

  add(card: string): void {
    if (this.ids.has(card)) return;
    this.ids = new Set(this.ids).add(card);
    keep(this.key, [...this.ids]);
  }

  /** It is not true after all. */
  drop(card: string): void {
    this.ids = new Set([...this.ids].filter((one) => one !== card));
    keep(this.key, [...this.ids]);
  }
}
