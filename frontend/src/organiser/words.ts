import { words } from '../shared/i18n.svelte';
import { en } from './words/en';
import { it } from './words/it';
import { nl } from './words/nl';

/** What the organiser's page says. */
export const o = words({ it, en, nl });
