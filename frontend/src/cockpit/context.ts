import { createContext } from 'svelte';
import type { LiveSession } from '../shared/wire';
import type { Actions } from './actions/actions';
import type { CockpitState } from './state/cockpit.svelte';

/** What every part of the page works with. */
export interface Here {
  readonly cockpit: CockpitState;
  readonly actions: Actions;
  /** The session, there for as long as the cockpit is shown. */
  readonly session: LiveSession;
}

export const [here, setHere] = createContext<Here>();
