import { createContext } from 'svelte';
import type { Drafts } from '../shared/drafts.svelte';
import type { Room } from '../shared/room.svelte';
import type { Notices } from './notices.svelte';
import type { LocalSet } from './local-set.svelte';

/** What every part of the page works with. */
export interface Here {
  room: Room;
  drafts: Drafts;
  notices: Notices;
  /** The cards of which the person said on this phone that something is wrong. */
  flagged: LocalSet;
}

export const [here, setHere] = createContext<Here>();
