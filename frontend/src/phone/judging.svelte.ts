import { untrack } from 'svelte';
import { likedCards, likesLeft } from '../shared/net/overlay';
import { Places } from '../shared/order';
import type { Room } from '../shared/room.svelte';
import type { Card, Kind, Step } from '../shared/wire';
import { cardsToLike } from './sections';
import { LocalSet } from './local-set.svelte';

/**
 * One person's likes in one step: what there is to judge, what she likes, and what is left. It is made where a
 * component is, and lives as long.
 */
export class Judging {
  readonly seen: LocalSet;
  private readonly places = new Places();

  readonly kinds: readonly { kind: Kind; cards: Card[] }[] = $derived.by(() => {
    const { model, me } = this.room;
    return me ? cardsToLike(model, this.step, me, this.places) : [];
  });
  readonly all: readonly Card[] = $derived(this.kinds.flatMap(({ cards }) => cards));
  readonly seenOnes: number = $derived(this.all.filter((card) => this.seen.has(card.id)).length);
  private readonly own = $derived(new Set(this.room.me?.cards));
  // Set, not derived: 200 cards are not even asked when one of them is liked by somebody else.
  private liked: ReadonlySet<string> = $state.raw(new Set());
  private spent: string = $state('');
  /** For each criterion the likes that were given, and those that are left: null without a limit. */
  readonly tallies = $derived(
    this.step.criteria.map((criterion) => ({
      criterion,
      given: this.all.filter((card) => this.likes(card, criterion)).length,
      left: likesLeft(this.room.model, this.room.entries, criterion),
    })),
  );

  constructor(
    private readonly room: Room,
    readonly step: Step,
  ) {
    this.seen = new LocalSet(`colazione:seen:${room.id}:${step.id}`);
    $effect.pre(() => this.follow());
  }

  private follow(): void {
    const liked = new Set(this.step.criteria.flatMap((criterion) => this.likedBy(criterion)));
    if (
      !equal(
        liked,
        untrack(() => this.liked),
      )
    )
      this.liked = liked;
    this.spent = this.tallies.flatMap(({ criterion, left }) => (left === 0 ? criterion : [])).join();
  }

  /** One's own cards are judged by others, unless the step says otherwise. */
  takes(card: Card): boolean {
    return !this.own.has(card.id) || this.step.like_own;
  }

  likes(card: Card, criterion: string): boolean {
    return this.liked.has(criterion + card.id);
  }

  /** No like is left for it; those given can be taken back. */
  isSpent(criterion: string): boolean {
    return this.spent.split(',').includes(criterion);
  }

  like(card: Card, criterion: string, on: boolean): void {
    this.room.keep({ do: 'like.set', card: card.id, on, criterion });
  }

  private likedBy(criterion: string): string[] {
    return [...likedCards(this.room.model, this.room.entries, criterion)].map((card) => criterion + card);
  }
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}
