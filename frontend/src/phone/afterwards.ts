/** What people look at once they have judged: fetched before it is wanted. */
export { default as SynthesisPage } from './SynthesisPage.svelte';
export { default as TopCards } from './TopCards.svelte';
