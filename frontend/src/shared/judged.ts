import { words } from './i18n.svelte';
import { en } from './words/judged.en';
import { it } from './words/judged.it';
import { nl } from './words/judged.nl';

/** What pages say of a judgement beyond its figures: who is tied, and what was counted. Not in the phone's first load. */
export const j = words({ it, en, nl });
