import { Later } from './later.svelte';

/** What is asked of somebody who says that something is wrong with a card. */
export const flagCard = new Later(async () => (await import('./FlagCard.svelte')).default);
