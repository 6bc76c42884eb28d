import { createContext } from 'svelte';
import type { LiveSession } from '../shared/wire';
import type { Deeds } from './actions/deeds';
import type { Desk } from './state/desk.svelte';

/** What every part of the page works with. */
export interface Here {
  readonly desk: Desk;
  readonly deeds: Deeds;
  /** The session, there for as long as the desk is shown. */
  readonly session: LiveSession;
}

export const [here, setHere] = createContext<Here>();
