import { Lazy } from './lazy.svelte';

/** What is asked of somebody who says that something is wrong with a card. */
export const flagCard = new Lazy(async () => (await import('./FlagCard.svelte')).default);
