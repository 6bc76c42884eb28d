import { words } from '../shared/i18n.svelte';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

/** What the organiser's page says, in each language: what it writes for the people of a session is in theirs. */
export const spoken = { it, en, nl };

/** What the organiser's page says. */
export const o = words(spoken);
