import type { Room } from '../../shared/room.svelte';
import type { Desk } from '../state/desk.svelte';
import type { Deed } from '../state/keys';
import { type Direction, moved } from '../state/moving';
import { everything } from '../state/columns';
import { c } from '../words';
import { Counting } from './counting';
import { Doing } from './doing';
import { Hosting } from './hosting';
import { Moderation } from './moderation';
import { Plan } from './plan';
import { Rehearsing } from './rehearsing';
import { Replanning } from './replanning';
import { Screening } from './screening';
import { Weaving } from './weaving';

type WeavingDeed = Extract<
  Deed,
  | 'newPath'
  | 'draft'
  | 'suggested'
  | 'complete'
  | 'gaps'
  | 'pathBefore'
  | 'pathAfter'
  | 'earlier'
  | 'later'
  | 'title'
>;

/** All that can be done from the desk, by key or by hand. */
export class Deeds {
  readonly doing: Doing;
  readonly plan: Plan;
  readonly replanning: Replanning;
  readonly rehearsing: Rehearsing;
  readonly moderation: Moderation;
  readonly screening: Screening;
  readonly weaving: Weaving;
  readonly hosting: Hosting;
  readonly counting: Counting;

  constructor(
    room: Room,
    private readonly desk: Desk,
  ) {
    this.doing = new Doing(room, desk);
    this.screening = new Screening(this.doing);
    this.moderation = new Moderation(this.doing, this.screening);
    this.weaving = new Weaving(this.doing);
    this.plan = new Plan(this.doing, this.weaving);
    this.hosting = new Hosting(this.doing);
    this.counting = new Counting(this.doing);
    this.replanning = new Replanning(this.doing);
    this.rehearsing = new Rehearsing(this.doing);
  }

  /** What a key asks for. */
  run(deed: Deed): void {
    const { desk, plan, moderation } = this;
    switch (deed) {
      case 'next':
        return void plan.next();
      case 'minute':
        return void plan.minuteMore();
      case 'pause':
        return void plan.pause();
      case 'lock':
        return void plan.lock();
      case 'reveal':
        return void plan.reveal();
      case 'undo':
        return this.doing.takeBack();
      case 'hide':
        return void moderation.hideOrRestore();
      case 'mark':
        return moderation.mark();
      case 'merge':
        return void moderation.merge();
      case 'split':
        return void moderation.split();
      case 'spotlight':
        return void moderation.spotlight();
      case 'path':
        return void this.pick();
      case 'themes':
      case 'flag':
        return this.open(deed);
      case 'scribe':
        return desk.view === 'paths' ? void this.weaving.make() : this.writeFor();
      case 'hands':
        return this.counting.open();
      case 'flags':
        return this.nextFlag();
      case 'take':
      case 'leaveOut':
        return void this.screening.judge(deed === 'take' ? 'take' : 'leave');
      case 'why':
        return this.screening.why();
      case 'takeSet':
        return void this.screening.takeSet();
      case 'newPath':
      case 'draft':
      case 'suggested':
      case 'complete':
      case 'gaps':
      case 'pathBefore':
      case 'pathAfter':
      case 'earlier':
      case 'later':
      case 'title':
        return this.weave(deed);
      case 'search':
        desk.show('cards');
        desk.searches++;
        return;
      case 'sort':
        return desk.view === 'board' ? desk.board.nextOrder() : desk.nextSort();
      case 'help':
      case 'code':
      case 'agenda':
        desk.sheet = desk.sheet === deed ? null : deed;
        return;
      case 'up':
      case 'down':
      case 'left':
      case 'right':
        return this.move(deed);
      case 'cards':
      case 'board':
      case 'paths':
      case 'people':
      case 'synthesis':
        return desk.show(deed);
      case 'leave':
        return this.leave();
      default:
        deed satisfies never;
    }
  }

  /** Opens the field for those who have no phone. */
  writeFor(): void {
    this.desk.show('cards');
    this.desk.tray = 'scribe';
  }

  /** Goes to a card, wherever it stands. */
  goTo(card: string): void {
    const { desk } = this;
    if (desk.view !== 'cards') desk.show('cards');
    if (!desk.columns.some((column) => column.ids.includes(card)))
      desk.filter = { ...everything, kind: null };
    desk.grip(card);
  }

  private async pick(): Promise<void> {
    const { selected, notices } = this.desk;
    if (selected) await this.weaving.pick(selected);
    else notices.complain(c().done.choose);
  }

  private weave(deed: WeavingDeed): void {
    const { desk, weaving } = this;
    switch (deed) {
      case 'newPath':
        return void weaving.make();
      case 'draft':
        return void weaving.draft();
      case 'suggested':
        return void weaving.joinSuggested();
      case 'complete':
        return weaving.complete();
      case 'gaps':
        desk.onlyGaps = !desk.onlyGaps;
        return;
      case 'pathBefore':
        return weaving.turn(-1);
      case 'pathAfter':
        return weaving.turn(1);
      case 'earlier':
      case 'later':
        if (desk.path) void weaving.move(desk.path, deed === 'earlier' ? -1 : 1);
        return;
      case 'title':
        desk.loom.titles++;
        return;
      default:
        deed satisfies never;
    }
  }

  private open(tray: 'themes' | 'flag'): void {
    const { desk } = this;
    if (!desk.selected) return desk.notices.complain(c().done.choose);
    if (tray === 'flag' || desk.view !== 'board') desk.view = 'cards';
    desk.tray = tray;
  }

  private nextFlag(): void {
    const { desk } = this;
    desk.view = 'cards';
    const on = !desk.filter.flagged;
    desk.filter = { ...everything, ...(on && { kind: null, flagged: true }) };
    const first = desk.flags[0];
    if (on && first) desk.grip(first.id);
  }

  private move(direction: Direction): void {
    const { desk } = this;
    if (desk.view === 'board' && (direction === 'left' || direction === 'right')) {
      desk.board.turn(direction === 'left' ? -1 : 1);
      return desk.grip(desk.board.judged[0]?.card.id ?? null);
    }
    const columns = desk.layout;
    desk.loom.pointed = null;
    const { selected, beside } = desk;
    if (!selected && columns.some((ids) => beside !== null && ids.includes(beside))) return desk.grip(beside);
    desk.grip(moved(columns, selected?.id ?? null, direction));
  }

  /** One thing at a time: what is open, then what is marked, then the filters, then the selected card. */
  private leave(): void {
    const { desk } = this;
    if (desk.sheet) desk.sheet = null;
    else if (desk.tray !== 'card') {
      desk.tray = 'card';
      desk.grips++;
    } else if (desk.marked.length > 0) desk.marked = [];
    else if (desk.filter !== everything) desk.filter = everything;
    else desk.select(null);
  }
}
