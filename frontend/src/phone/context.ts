import { createContext } from 'svelte';
import type { Drafts } from '../shared/drafts.svelte';
import type { Room } from '../shared/room.svelte';
import type { Notices } from './notices.svelte';

/** What every part of the page works with. */
export interface Here {
  room: Room;
  drafts: Drafts;
  notices: Notices;
}

export const [here, setHere] = createContext<Here>();
