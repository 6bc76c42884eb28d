import { words } from '../shared/i18n.svelte';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

/** What the page of what is kept of a person says. */
export const m = words({ it, en, nl });
