import { forget, keysUnder, recall } from '../shared/net/keep';
import type { Mine } from '../shared/wire';

const roomPrefix = 'colazione:room:';
const codePrefix = 'colazione:code:';

/** The sessions that this browser has been in, as far as it remembers. */
export function roomsHere(): string[] {
  return keysUnder(roomPrefix).map((key) => key.slice(roomPrefix.length));
}

/** Drops what a participant's browser keeps of a session: drafts, what was not sent yet, what was seen and reported, and the way back into it. */
export function forgetRoom(session: string): void {
  const kept = [
    `draft:${session}:`,
    `out:${session}:participant:`,
    `seen:${session}:`,
    `flagged:${session}`,
    `room:${session}`,
  ];
  const ways = keysUnder(codePrefix).filter((key) => recall(key) === session);
  for (const key of [...kept.flatMap((kept) => keysUnder(`colazione:${kept}`)), ...ways]) forget(key);
}

/** All likes that somebody gave, also on cards that are out of sight. */
export function likesIn({ likes, likes_unseen }: Mine): number {
  return Object.values(likes).reduce((sum, cards) => sum + cards.length, likes_unseen);
}
