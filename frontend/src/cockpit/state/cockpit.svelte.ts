import { Board } from '../board/board.svelte';
import { ThemeKeys } from '../board/themes.svelte';
import { PathBuilder } from '../paths/builder.svelte';
import { standing } from '../../shared/model';
import { keep, recall } from '../../shared/net/keep';
import type { Room } from '../../shared/room.svelte';
import type { Arrivals, Card, Path, Ranking, SessionAccess, Suggestions } from '../../shared/wire';
import { Asked } from './asked.svelte';
import { type Column, columnsOf, everything, type Filter, type Sort, sorts } from './columns';
import { Presence } from './presence.svelte';
import { openFlags } from './flags';
import { reportedIn, type Safety, safetyOf } from './safety';
import { unitedBy } from './merging';
import { Notices } from './notices.svelte';
import { cardsIn, optimisticNote, optimisticPaths } from './paths';
import { Stream } from './stream.svelte';

export type View = 'cards' | 'board' | 'paths' | 'synthesis' | 'people';

/** What a ranking is by. */
export type By = 'likes' | 'breadth';

/** What lies in the tray below the cards: the selected card, or one thing that is being written. */
export type Tray = 'card' | 'themes' | 'flag' | 'scribe' | 'measure' | 'hands';

/** What is drawn up at the side. */
export type Sheet = 'help' | 'code' | 'agenda' | 'safety';

/** Where the same card is looked at; elsewhere a key would do something to one that is not in sight. */
const sharesCards: ReadonlySet<View> = new Set<View>(['cards', 'board']);

const shortcutsKey = 'colazione:shortcuts';

/** What the facilitator is looking at and has in hand. The meeting itself is in the room. */
export class CockpitState {
  view: View = $state('cards');
  tray: Tray = $state('card');
  sheet: Sheet | null = $state(null);
  filter: Filter = $state.raw(everything);
  sort: Sort = $state('arrival');
  /** Kept apart from the order of the cards: paths are built from the top. */
  pathSort: By = $state('likes');
  onlyGaps: boolean = $state(false);
  marked: readonly string[] = $state.raw([]);
  /** The height of the key of the plan, in pixels, for what stands above it on narrow pages. */
  foot: number = $state(0);
  /** The height of the strip, in pixels. */
  strip: number = $state(0);
  /** Grows when the selected card is to be given the focus. */
  grips: number = $state(0);
  /** Grows when the search field is to be given the focus. */
  searches: number = $state(0);
  shortcuts: boolean = $state(recall<boolean>(shortcutsKey) ?? true);
  readonly notices = new Notices();
  readonly stream = new Stream();
  readonly rankings: Asked<By, Ranking>;
  /** Beside it while the board is in that order: who is equal there. */
  readonly byBreadth: Asked<'breadth', Ranking>;
  readonly suggestions: Asked<'all', Suggestions>;
  readonly arrivals: Asked<'alike', Arrivals>;
  readonly board: Board;
  readonly presence: Presence;
  readonly pathBuilder = new PathBuilder();
  readonly themes: ThemeKeys;
  /** The cards as the view lays them out, column by column, for the keys to move over. */
  layout: readonly (readonly string[])[] = [];
  /** Where the focus went when the selected card was taken away, for the keys to go on from. */
  beside: string | null = null;
  /** The code and the links, once they are known. */
  access: SessionAccess | null = $state.raw(null);
  private chosen: string | null = $state(null);
  private chosenPath: string | null = $state(null);
  private seenFlags: readonly string[] = $state.raw([]);

  constructor(readonly room: Room) {
    this.rankings = new Asked((by) => room.api.get<Ranking>(`/sessions/${room.id}/ranking`, { by }));
    this.byBreadth = new Asked((by) => room.api.get<Ranking>(`/sessions/${room.id}/ranking`, { by }));
    this.suggestions = new Asked(() => room.api.get<Suggestions>(`/sessions/${room.id}/suggestions`));
    this.arrivals = new Asked(() => room.api.get<Arrivals>(`/sessions/${room.id}/arrivals`));
    this.board = new Board(this);
    this.presence = new Presence(room);
    this.themes = new ThemeKeys(room);
    this.seenFlags = recall<string[]>(this.flagsKey) ?? [];
  }

  /** The selected card as it stands now: what it was merged into, none when it is gone. */
  selected: Card | null = $derived.by(() => (this.chosen ? standing(this.room.model, this.chosen) : null));

  columns: readonly Column[] = $derived.by(() =>
    columnsOf(this.room.model, this.filter, this.sort, this.rankings.current),
  );

  paths: readonly Path[] = $derived.by(() =>
    optimisticPaths(this.room.model.synthesis?.paths ?? [], this.room.entries),
  );

  /** The note of the synthesis as it is being written. */
  note: string = $derived.by(() => optimisticNote(this.room.model.synthesis?.note ?? '', this.room.entries));

  /** The path that is being built: the chosen one, else the last. */
  path: Path | null = $derived.by(
    () => this.paths.find((path) => path.id === this.chosenPath) ?? this.paths[this.paths.length - 1] ?? null,
  );

  /** How many people sit at each table. */
  seated: ReadonlyMap<string, number> = $derived.by(() => {
    const seated = new Map<string, number>();
    for (const { state, group } of this.room.model.people.values()) {
      if (state === 'in') seated.set(group, (seated.get(group) ?? 0) + 1);
    }
    return seated;
  });

  /** The cards that were merged into each card. */
  united: ReadonlyMap<string, readonly Card[]> = $derived.by(() => unitedBy(this.room.model.cards.values()));

  /** The numbers of the paths in which each card stands. */
  inPaths: ReadonlyMap<string, readonly number[]> = $derived.by(() => {
    const numbers = new Map<string, number[]>();
    for (const [i, path] of this.paths.entries()) {
      for (const card of cardsIn(path)) numbers.set(card, [...(numbers.get(card) ?? []), i + 1]);
    }
    return numbers;
  });

  /** Concerns that were not seen to on this laptop. */
  flags: readonly Card[] = $derived.by(() =>
    openFlags(this.room.model.cards.values(), this.room.model.reports, new Set(this.seenFlags)),
  );

  /** What is to be seen to about adverse events. */
  safety: Safety = $derived.by(() =>
    safetyOf(this.room.model.reports, this.room.model.cards.values(), new Set(this.seenFlags)),
  );

  /** Cards with an adverse event that nobody passed on yet. */
  reported: ReadonlySet<string> = $derived.by(() => reportedIn(this.room.model));

  /** Asks for the code and the links; throws a Failure. */
  async learnAccess(): Promise<void> {
    this.access ??= await this.room.api.get<SessionAccess>(`/sessions/${this.room.id}`);
  }

  select(card: string | null): void {
    this.chosen = card;
    if (this.tray !== 'scribe') this.tray = 'card';
  }

  /** Selects a card and gives it the focus. */
  grip(card: string | null): void {
    this.select(card);
    this.grips++;
  }

  /**
   * The selected card went by somebody else's hand, and the focus is on the one beside it. That is not selected, or the next key would do to it what was meant for
   * the other; where the card was merged, it is the one that it is part of now.
   */
  slip(beside: string): void {
    const { selected } = this;
    if (selected && this.layout.some((ids) => ids.includes(selected.id))) this.grips++;
    else this.select(null);
    this.beside = beside;
  }

  /** What was in hand belongs to the step that ended; what somebody is writing about a card waits for them. */
  let(): void {
    if (this.tray !== 'card') return;
    this.select(null);
    this.marked = [];
  }

  openPath(path: string): void {
    this.chosenPath = path;
  }

  show(view: View): void {
    if (view !== this.view && !(sharesCards.has(view) && sharesCards.has(this.view))) this.select(null);
    this.view = view;
    this.tray = 'card';
    this.sheet = null;
  }

  narrow(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
  }

  nextSort(): void {
    this.sort = sorts[(sorts.indexOf(this.sort) + 1) % sorts.length]!;
  }

  see(flag: string): void {
    this.seenFlags = [...this.seenFlags, flag];
    keep(this.flagsKey, this.seenFlags);
  }

  setShortcuts(on: boolean): void {
    this.shortcuts = on;
    keep(shortcutsKey, on);
  }

  private get flagsKey(): string {
    return `colazione:flags:${this.room.id}`;
  }
}
