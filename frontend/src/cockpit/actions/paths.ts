import type { Order } from '../../shared/net/outbox';
import type { Card, Path } from '../../shared/wire';
import { type ColumnKey, pathColumns } from '../../shared/path';
import { columnFor, emptyPath, holds, type PathText, picked, reordered } from '../state/paths';
import { c } from '../words';
import { completed } from '../paths/completing';
import { type Hint, hintsFor, hintsForPath } from '../paths/hints';
import { joined, pathBeside } from '../paths/joining';
import { citing } from '../paths/touching';
import type { Doing } from './doing';

/** A text goes out when the fingers rest; until then it is kept on the device. */
const writeMs = 700;

/** The paths and the note: everything counts at once, and is kept on the device until the server has it. */
export class PathActions {
  /** What was written last for each path and for the note, by the command's id. */
  private readonly written = new Map<string, string>();
  private making: Promise<string | null> | null = null;
  private drafting: Promise<void> | null = null;

  constructor(private readonly doing: Doing) {}

  /** Makes a path and opens it; two presses in a row make one. */
  make(path: PathText = emptyPath): Promise<string | null> {
    this.making ??= this.put(path).finally(() => (this.making = null));
    return this.making;
  }

  private async put(path: PathText): Promise<string | null> {
    const id = (await this.doing.ask({ do: 'path.put', ...path }))?.path ?? null;
    if (id) this.doing.cockpit.openPath(id);
    return id;
  }

  /** Puts the card into the open path, or takes it out; without a path, it begins one. */
  async pick(card: Card, column: ColumnKey | null = columnFor(card)): Promise<void> {
    const { cockpit } = this.doing;
    if (!column) return cockpit.notices.complain(c().done.noColumn);
    const path = cockpit.path;
    if (!path) return void (await this.make(picked(emptyPath, column, card.id)));
    const held = holds(path, card.id);
    const to = held && !path[column].includes(card.id) ? columnHolding(path, card.id) : column;
    this.keep(picked(path, to, card.id), 0);
    const number = cockpit.paths.findIndex(({ id }) => id === path.id) + 1;
    if (cockpit.view === 'cards' || held)
      cockpit.notices.say(held ? c().done.unpicked(number) : c().done.picked(number));
  }

  /** Joins two cards in the open path, in one that has one of them, or in a new one. */
  async join(a: Card, b: Card): Promise<void> {
    const { cockpit } = this.doing;
    const join = joined(cockpit.paths, cockpit.path, a, b);
    switch (join.do) {
      case 'begin':
        return void (await this.make(join.path));
      case 'extend':
        cockpit.openPath(join.path.id);
        return this.keep(join.path, 0);
      case 'nothing':
        return cockpit.notices.complain(c().pathBuilder.nothingToJoin);
      default:
        join satisfies never;
    }
  }

  /** Joins what is suggested first for the selected card; without one, for the open path. */
  async joinSuggested(): Promise<void> {
    const { cockpit, room } = this.doing;
    const links = cockpit.suggestions.current?.links ?? [];
    const { path } = cockpit;
    const selected = cockpit.selected && columnFor(cockpit.selected) ? cockpit.selected : null;
    const hasColumn = ({ other }: Hint): boolean => columnFor(other) !== null;
    const hint = selected && hintsFor(selected.id, links, room.model.cards, cockpit.paths).find(hasColumn);
    if (selected && hint) return this.join(selected, hint.other);
    const first =
      !selected && path && hintsForPath(path, links, room.model.cards, cockpit.paths).find(hasColumn);
    if (first) return this.pick(first.other);
    cockpit.notices.say(c().pathBuilder.noHints);
  }

  /** Fills the empty columns of the open path from the suggestions. */
  complete(): void {
    const { path, paths, suggestions, notices } = this.doing.cockpit;
    if (!path) return notices.complain(c().pathBuilder.noPath);
    const links = suggestions.current?.links ?? [];
    const whole = completed(path, { links, cards: this.doing.room.model.cards, paths });
    if (pathColumns.every(({ key }) => whole[key].length === path[key].length))
      return notices.say(c().pathBuilder.noHints);
    this.keep(whole, 0);
  }

  /** Lays all paths that the suggestions give; two presses in a row lay them once. */
  draft(): Promise<void> {
    this.drafting ??= this.lay().finally(() => (this.drafting = null));
    return this.drafting;
  }

  /** The way back takes them all away. What was taken a moment ago counts: the suggestions are asked for anew. */
  private async lay(): Promise<void> {
    const { cockpit } = this.doing;
    const drafts = (await cockpit.suggestions.fresh())?.paths ?? [];
    if (drafts.length === 0) return cockpit.notices.say(c().pathBuilder.nothingToDraft);
    let made = 0;
    let first: string | null = null;
    for (const draft of drafts) {
      const ack = await this.doing.ask({ do: 'path.put', ...emptyPath, ...draft });
      if (ack) made++;
      first ??= ack?.path ?? null;
    }
    if (first) cockpit.openPath(first);
    const back = { label: c().pathBuilder.undoDraft, go: () => void this.doing.undo(made) };
    if (made > 0) this.doing.said(c().pathBuilder.drafted(made), back);
  }

  /** Names a difficulty in the note of the open path. */
  cite(difficulty: Card): void {
    const { path, notices } = this.doing.cockpit;
    if (!path) return notices.complain(c().pathBuilder.noPath);
    this.keep({ ...path, note: citing(path.note, c().pathBuilder.citeWord, difficulty.text) }, 0);
  }

  /** Opens the path before or after the open one. */
  turn(by: -1 | 1): void {
    const { cockpit } = this.doing;
    const path = pathBeside(cockpit.paths, cockpit.path, by);
    if (path) cockpit.openPath(path.id);
  }

  write(path: Path, text: Partial<Pick<Path, 'title' | 'note'>>): void {
    this.keep({ ...path, ...text }, writeMs);
  }

  writeNote(note: string): void {
    this.forgetUnsent('note');
    this.written.set('note', this.doing.room.keep({ do: 'synthesis.note', note }, writeMs));
  }

  /** Sends at once what still waits for the fingers to rest; what is asked for next comes after it. */
  flush(): void {
    const { room } = this.doing;
    const waiting = room.entries.filter(
      ({ command, sentAt }) =>
        sentAt === null && (command.do === 'path.put' || command.do === 'synthesis.note'),
    );
    for (const { command } of waiting) {
      const { id, ...order } = command;
      room.takeBack(id);
      room.keep(order as Order);
    }
  }

  async move(path: Path, by: -1 | 1): Promise<void> {
    await this.doing.ask({ do: 'path.order', paths: reordered(this.doing.cockpit.paths, path.id, by) });
  }

  async drop(path: Path): Promise<void> {
    this.forgetUnsent(path.id);
    await this.doing.undoable({ do: 'path.drop', path: path.id }, c().done.pathDropped);
  }

  private keep({ id, ...path }: Path, holdMs: number): void {
    this.forgetUnsent(id);
    this.doing.leaveToRoom();
    this.written.set(id, this.doing.room.keep({ do: 'path.put', path: id, ...path }, holdMs));
  }

  /** What was written before and did not go out yet is contained in what comes now. */
  private forgetUnsent(key: string): void {
    const { room } = this.doing;
    const last = room.entries.find(({ command }) => command.id === this.written.get(key));
    if (last && last.sentAt === null) room.takeBack(last.command.id);
  }
}

function columnHolding(path: PathText, card: string): ColumnKey {
  return pathColumns.find(({ key }) => path[key].includes(card))?.key ?? 'needs';
}
