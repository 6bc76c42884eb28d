import type { Room } from '../../shared/room.svelte';
import type { CockpitState } from '../state/cockpit.svelte';
import type { Action } from '../state/keys';
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
import { PathActions } from './paths';

type PathAction = Extract<
  Action,
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

/** All that can be done from the cockpit, by key or by hand. */
export class Actions {
  readonly doing: Doing;
  readonly plan: Plan;
  readonly replanning: Replanning;
  readonly rehearsing: Rehearsing;
  readonly moderation: Moderation;
  readonly screening: Screening;
  readonly paths: PathActions;
  readonly hosting: Hosting;
  readonly counting: Counting;

  constructor(
    room: Room,
    private readonly cockpit: CockpitState,
  ) {
    this.doing = new Doing(room, cockpit);
    this.screening = new Screening(this.doing);
    this.moderation = new Moderation(this.doing, this.screening);
    this.paths = new PathActions(this.doing);
    this.plan = new Plan(this.doing, this.paths);
    this.hosting = new Hosting(this.doing);
    this.counting = new Counting(this.doing);
    this.replanning = new Replanning(this.doing);
    this.rehearsing = new Rehearsing(this.doing);
  }

  /** What a key asks for. */
  run(action: Action): void {
    const { cockpit, plan, moderation } = this;
    switch (action) {
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
        return void this.doing.takeBack();
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
        return this.open(action);
      case 'scribe':
        return cockpit.view === 'paths' ? void this.paths.make() : this.writeFor();
      case 'hands':
        return this.counting.open();
      case 'flags':
        return this.nextFlag();
      case 'take':
      case 'leaveOut':
        return void this.screening.judge(action === 'take' ? 'take' : 'leave');
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
        return this.onPath(action);
      case 'search':
        cockpit.show('cards');
        cockpit.searches++;
        return;
      case 'sort':
        return cockpit.view === 'board' ? cockpit.board.nextOrder() : cockpit.nextSort();
      case 'help':
      case 'code':
      case 'agenda':
        cockpit.sheet = cockpit.sheet === action ? null : action;
        return;
      case 'up':
      case 'down':
      case 'left':
      case 'right':
        return this.move(action);
      case 'cards':
      case 'board':
      case 'paths':
      case 'people':
      case 'synthesis':
        return cockpit.show(action);
      case 'leave':
        return this.leave();
      default:
        action satisfies never;
    }
  }

  /** Opens the field for those who have no phone. */
  writeFor(): void {
    this.cockpit.show('cards');
    this.cockpit.tray = 'scribe';
  }

  /** Goes to a card, wherever it stands. */
  goTo(card: string): void {
    const { cockpit } = this;
    if (cockpit.view !== 'cards') cockpit.show('cards');
    if (!cockpit.columns.some((column) => column.ids.includes(card)))
      cockpit.filter = { ...everything, kind: null };
    cockpit.grip(card);
  }

  private async pick(): Promise<void> {
    const { selected, notices } = this.cockpit;
    if (selected) await this.paths.pick(selected);
    else notices.complain(c().done.choose);
  }

  private onPath(action: PathAction): void {
    const { cockpit, paths } = this;
    switch (action) {
      case 'newPath':
        return void paths.make();
      case 'draft':
        return void paths.draft();
      case 'suggested':
        return void paths.joinSuggested();
      case 'complete':
        return paths.complete();
      case 'gaps':
        cockpit.onlyGaps = !cockpit.onlyGaps;
        return;
      case 'pathBefore':
        return paths.turn(-1);
      case 'pathAfter':
        return paths.turn(1);
      case 'earlier':
      case 'later':
        if (cockpit.path) void paths.move(cockpit.path, action === 'earlier' ? -1 : 1);
        return;
      case 'title':
        cockpit.pathBuilder.titles++;
        return;
      default:
        action satisfies never;
    }
  }

  private open(tray: 'themes' | 'flag'): void {
    const { cockpit } = this;
    if (!cockpit.selected) return cockpit.notices.complain(c().done.choose);
    if (tray === 'flag' || cockpit.view !== 'board') cockpit.view = 'cards';
    cockpit.tray = tray;
  }

  private nextFlag(): void {
    const { cockpit } = this;
    cockpit.view = 'cards';
    const on = !cockpit.filter.flagged;
    cockpit.filter = { ...everything, ...(on && { kind: null, flagged: true }) };
    const first = cockpit.flags[0];
    if (on && first) cockpit.grip(first.id);
  }

  private move(direction: Direction): void {
    const { cockpit } = this;
    if (cockpit.view === 'board' && (direction === 'left' || direction === 'right')) {
      cockpit.board.turn(direction === 'left' ? -1 : 1);
      return cockpit.grip(cockpit.board.judged[0]?.card.id ?? null);
    }
    const columns = cockpit.layout;
    cockpit.pathBuilder.pointed = null;
    const { selected, beside } = cockpit;
    if (!selected && columns.some((ids) => beside !== null && ids.includes(beside)))
      return cockpit.grip(beside);
    cockpit.grip(moved(columns, selected?.id ?? null, direction));
  }

  /** One thing at a time: what is open, then what is marked, then the filters, then the selected card. */
  private leave(): void {
    const { cockpit } = this;
    if (cockpit.sheet) cockpit.sheet = null;
    else if (cockpit.tray !== 'card') {
      cockpit.tray = 'card';
      cockpit.grips++;
    } else if (cockpit.marked.length > 0) cockpit.marked = [];
    else if (cockpit.filter !== everything) cockpit.filter = everything;
    else cockpit.select(null);
  }
}
