import { words } from '../shared/i18n.svelte';
import { en } from './words/late.en';
import { it } from './words/late.it';
import { nl } from './words/late.nl';

/** What those parts of the phone say that are not in its first load. */
export const l = words({ it, en, nl });
