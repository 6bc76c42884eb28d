import { uuid } from '../../shared/net/ids';
import { keep, recall } from '../../shared/net/keep';
import { repeat } from '../../shared/repeat';
import type { Room } from '../../shared/room.svelte';
import type { CockpitPresence } from '../../shared/wire';

const nameKey = 'colazione:desk-name';
/** A cockpit that is not heard of for ten seconds is gone for the others. */
const beatMs = 4_000;

/** The cockpits of those who lead together, and which of them leads the plan. */
export class Presence {
  readonly id: string;
  name: string = $state(recall<string>(nameKey) ?? '');

  constructor(private readonly room: Room) {
    const key = `colazione:desk:${room.id}`;
    this.id = recall<string>(key) ?? uuid();
    keep(key, this.id);
  }

  private leader: CockpitPresence | null = $derived.by(
    () => this.room.model.cockpits.find(({ leads }) => leads) ?? null,
  );

  /** The other cockpit that leads; null when this one does, or none that is there. */
  followed: CockpitPresence | null = $derived.by(() => (this.leader?.id === this.id ? null : this.leader));

  others: readonly CockpitPresence[] = $derived.by(() =>
    this.room.model.cockpits.filter(({ id }) => id !== this.id),
  );

  /** Says that it is there, until what is returned is called. */
  start(): () => void {
    return repeat(() => this.say(), beatMs);
  }

  /** From now on this cockpit leads. */
  take(): void {
    this.say(true);
  }

  /** Whether this cockpit may go on with the plan: another that leads is asked first, one that is gone is not. */
  leads(): boolean {
    if (this.followed) return false;
    if (!this.leader) this.take();
    return true;
  }

  call(name: string): void {
    this.name = name.trim();
    keep(nameKey, this.name);
    this.say();
  }

  private say(lead = false): void {
    this.room.tell({
      do: 'desk.set',
      desk: this.id,
      ...(this.name && { name: this.name }),
      ...(lead && { lead }),
    });
  }
}
