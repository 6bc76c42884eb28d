import { kindsOf } from '../state/columns';
import { withoutNeeds } from '../state/paths';
import { Stream } from '../state/stream.svelte';
import type { Room } from '../../shared/room.svelte';
import type { Card, Kind, Ranking, Suggestions } from '../../shared/wire';
import { PendingVerdicts } from './pending.svelte';
import {
  inOrder,
  type Judged,
  judgedOf,
  type Order,
  orders,
  type Place,
  placesOf,
  type Verdict,
} from './judged';
import { type Union, unionOf } from './union';

/** What the board shows and judges. */
interface Source {
  readonly room: Room;
  readonly rankings: { readonly current: Ranking | null };
  readonly byBreadth: { readonly current: Ranking | null };
  readonly suggestions: { readonly current: Suggestions | null };
  /** The selected card. */
  readonly selected: Card | null;
}

/** What is looked at on the screening board. */
export class Board {
  order: Order = $state('likes');
  /** Where the keys move and which of the two has the focus. */
  hand: 'plane' | 'list' = $state('list');
  /** Grows when the reason is to be written. */
  whys: number = $state(0);
  /** Keeps the list still under the hand while likes come in. */
  readonly stream = new Stream();
  readonly pending = new PendingVerdicts();
  private wanted: Kind | null = $state(null);

  constructor(private readonly source: Source) {}

  /** In the order of a path; strategies first where the meeting begins with them. */
  kinds: readonly Kind[] = $derived.by(() => {
    const kinds = kindsOf(this.source.room.model);
    if (!kinds.includes('idea') || !withoutNeeds(this.source.room.model)) return kinds;
    return ['idea', ...kinds.filter((kind) => kind !== 'idea')];
  });

  kind: Kind = $derived.by(() =>
    this.wanted && this.kinds.includes(this.wanted) ? this.wanted : (this.kinds[0] ?? 'need'),
  );

  /** The cards of the kind with what is said of them, in the order that is asked for. */
  judged: readonly Judged[] = $derived.by(() => {
    const { room, rankings, suggestions } = this.source;
    const sources = {
      ...{ cards: room.model.cards, ranking: rankings.current, suggestions: suggestions.current },
    };
    return inOrder(judgedOf(this.kind, sources), this.order);
  });

  /** Where they stand in that order. */
  places: ReadonlyMap<string, Place> = $derived.by(() =>
    placesOf(this.judged, this.order, this.source.byBreadth.current),
  );

  /** The union that is suggested for the selected card. */
  union: Union | null = $derived.by(() => {
    const { selected, suggestions, room } = this.source;
    return selected && unionOf(selected.id, suggestions.current?.merges ?? [], room.model.cards);
  });

  /** How much of the room the set speaks for, from 0 to 1; null before it is known. */
  covered: number | null = $derived.by(() => this.source.suggestions.current?.covered[this.kind] ?? null);

  /** How many people voted; null before it is known. */
  voters: number | null = $derived.by(() => this.source.rankings.current?.electorate.total ?? null);

  /** What was decided about a card; '' is nothing. */
  verdictOf(card: Card): Verdict | '' {
    return this.pending.verdictOf(card, this.source.room.model.seq);
  }

  look(kind: Kind): void {
    this.wanted = kind;
  }

  /** The kind to the left or right, running over the ends. */
  turn(by: -1 | 1): void {
    const { kinds } = this;
    this.wanted = kinds[(kinds.indexOf(this.kind) + by + kinds.length) % kinds.length] ?? null;
  }

  nextOrder(): void {
    this.order = orders[(orders.indexOf(this.order) + 1) % orders.length]!;
  }
}
