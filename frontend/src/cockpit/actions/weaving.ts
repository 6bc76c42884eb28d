import type { Order } from '../../shared/net/outbox';
import type { Card, Path } from '../../shared/wire';
import {
  emptyPath,
  holds,
  type PathText,
  picked,
  reordered,
  type Station,
  stationFor,
  stations,
} from '../state/paths';
import { c } from '../words';
import { completed } from '../paths/completing';
import { type Hint, hintsFor, hintsForPath } from '../paths/hints';
import { joined, pathBeside } from '../paths/joining';
import { citing } from '../paths/touching';
import type { Doing } from './doing';

/** A text goes out when the fingers rest; until then it is kept on the device. */
const writeMs = 700;

/** The paths and the note: everything counts at once, and is kept on the device until the server has it. */
export class Weaving {
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
    if (id) this.doing.desk.openPath(id);
    return id;
  }

  /** Puts the card into the open path, or takes it out; without a path, it begins one. */
  async pick(card: Card, station: Station | null = stationFor(card)): Promise<void> {
    const { desk } = this.doing;
    if (!station) return desk.notices.complain(c().done.noStation);
    const path = desk.path;
    if (!path) return void (await this.make(picked(emptyPath, station, card.id)));
    const held = holds(path, card.id);
    const place = held && !path[station].includes(card.id) ? stationHolding(path, card.id) : station;
    this.keep(picked(path, place, card.id), 0);
    const number = desk.paths.findIndex(({ id }) => id === path.id) + 1;
    if (desk.view === 'cards' || held)
      desk.notices.say(held ? c().done.unpicked(number) : c().done.picked(number));
  }

  /** Joins two cards in the open path, in one that has one of them, or in a new one. */
  async join(a: Card, b: Card): Promise<void> {
    const { desk } = this.doing;
    const join = joined(desk.paths, desk.path, a, b);
    switch (join.do) {
      case 'begin':
        return void (await this.make(join.path));
      case 'extend':
        desk.openPath(join.path.id);
        return this.keep(join.path, 0);
      case 'nothing':
        return desk.notices.complain(c().weave.nothingToJoin);
      default:
        join satisfies never;
    }
  }

  /** Joins what is suggested first for the selected card; without one, for the open path. */
  async joinSuggested(): Promise<void> {
    const { desk, room } = this.doing;
    const links = desk.suggestions.current?.links ?? [];
    const { path } = desk;
    const selected = desk.selected && stationFor(desk.selected) ? desk.selected : null;
    const woven = ({ other }: Hint): boolean => stationFor(other) !== null;
    const hint = selected && hintsFor(selected.id, links, room.model.cards, desk.paths).find(woven);
    if (selected && hint) return this.join(selected, hint.other);
    const first = !selected && path && hintsForPath(path, links, room.model.cards, desk.paths).find(woven);
    if (first) return this.pick(first.other);
    desk.notices.say(c().weave.noHints);
  }

  /** Fills the empty columns of the open path from the suggestions. */
  complete(): void {
    const { path, paths, suggestions, notices } = this.doing.desk;
    if (!path) return notices.complain(c().weave.noPath);
    const links = suggestions.current?.links ?? [];
    const whole = completed(path, { links, cards: this.doing.room.model.cards, paths });
    if (stations.every(({ station }) => whole[station].length === path[station].length))
      return notices.say(c().weave.noHints);
    this.keep(whole, 0);
  }

  /** Lays all paths that the suggestions give; two presses in a row lay them once. */
  draft(): Promise<void> {
    this.drafting ??= this.lay().finally(() => (this.drafting = null));
    return this.drafting;
  }

  /** The way back takes them all away. What was taken a moment ago counts: the suggestions are asked for anew. */
  private async lay(): Promise<void> {
    const { desk } = this.doing;
    const drafts = (await desk.suggestions.fresh())?.paths ?? [];
    if (drafts.length === 0) return desk.notices.say(c().weave.nothingToDraft);
    let made = 0;
    let first: string | null = null;
    for (const draft of drafts) {
      const ack = await this.doing.ask({ do: 'path.put', ...emptyPath, ...draft });
      if (ack) made++;
      first ??= ack?.path ?? null;
    }
    if (first) desk.openPath(first);
    const back = { label: c().weave.undoDraft, go: () => void this.doing.undo(made) };
    if (made > 0) this.doing.said(c().weave.drafted(made), back);
  }

  /** Names a difficulty in the note of the open path. */
  cite(difficulty: Card): void {
    const { path, notices } = this.doing.desk;
    if (!path) return notices.complain(c().weave.noPath);
    this.keep({ ...path, note: citing(path.note, c().weave.citeWord, difficulty.text) }, 0);
  }

  /** Opens the path before or after the open one. */
  turn(by: -1 | 1): void {
    const { desk } = this.doing;
    const path = pathBeside(desk.paths, desk.path, by);
    if (path) desk.openPath(path.id);
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
    await this.doing.ask({ do: 'path.order', paths: reordered(this.doing.desk.paths, path.id, by) });
  }

  async drop(path: Path): Promise<void> {
    this.forgetUnsent(path.id);
    await this.doing.undoable({ do: 'path.drop', path: path.id }, c().done.pathDropped);
  }

  private keep({ id, ...path }: Path, holdMs: number): void {
    this.forgetUnsent(id);
    this.written.set(id, this.doing.room.keep({ do: 'path.put', path: id, ...path }, holdMs));
  }

  /** What was written before and did not go out yet is contained in what comes now. */
  private forgetUnsent(key: string): void {
    const { room } = this.doing;
    const last = room.entries.find(({ command }) => command.id === this.written.get(key));
    if (last && last.sentAt === null) room.takeBack(last.command.id);
  }
}

function stationHolding(path: PathText, card: string): Station {
  const all: readonly Station[] = ['needs', 'objectives', 'tools', 'kpis'];
  return all.find((station) => path[station].includes(card)) ?? 'needs';
}
