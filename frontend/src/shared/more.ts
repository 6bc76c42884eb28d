import { words } from './i18n.svelte';
import { en } from './words/more.en';
import { it } from './words/more.it';
import { nl } from './words/more.nl';

/** What pages have in common and the phone's first load has no room for. */
export const k = words({ it, en, nl });
