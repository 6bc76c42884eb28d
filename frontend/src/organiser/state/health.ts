import type { Live } from '../../shared/wire';

/** What can be wrong with a room, the gravest first. */
export type Trouble = 'storing' | 'facilitator' | 'screen' | 'away' | 'waiting';

/** Where fewer than these of at least so many are connected, it is the network rather than somebody who left. */
const fewShare = 2 / 3;
const many = 10;

/** What is wrong with a live room, in the order in which it matters; nothing is the good news. */
export function troublesOf(room: Live): Trouble[] {
  const wrong: Record<Trouble, boolean> = {
    storing: !room.storing,
    facilitator: room.facilitators === 0,
    screen: room.screens === 0,
    away: room.joined >= many && room.present < room.joined * fewShare,
    waiting: room.waiting > 0,
  };
  return (Object.keys(wrong) as Trouble[]).filter((trouble) => wrong[trouble]);
}
