import { words } from '../shared/i18n.svelte';
import { en } from './words/passing.en';
import { it } from './words/passing.it';
import { nl } from './words/passing.nl';

/** What the phone says in a window that closes by itself: in one piece with what shows it. */
export const w = words({ it, en, nl });
