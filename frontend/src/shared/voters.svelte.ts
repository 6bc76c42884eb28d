import type { Room } from './room.svelte';
import type { Kind, Ranking } from './wire';

/** Phones ask in rooms of at most so many: where more are there, nobody has to be told that few voted, and all would ask at once. */
export const mostAsking = 100;

/** How many people voted: null until it is known, and where the likes may not be seen. */
export class Voters {
  count: number | null = $state.raw(null);
  private asks = 0;

  constructor(private readonly room: Room) {}

  /** Asks by a kind whose likes may be seen; the last answer stays where none comes. */
  async ask(kind: Kind): Promise<void> {
    const asked = ++this.asks;
    const query = { by: 'likes', kind };
    const ranking = await this.room.api
      .get<Ranking>(`/sessions/${this.room.id}/ranking`, query)
      .catch(() => null);
    if (ranking && asked === this.asks) this.count = ranking.electorate.total;
  }
}
