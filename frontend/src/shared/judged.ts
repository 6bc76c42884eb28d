import { words } from './i18n.svelte';
import { en } from './words/judged.en';
import { it } from './words/judged.it';
import { nl } from './words/judged.nl';

/** What pages say of a judgement beyond its figures: who is tied, and what was counted. Not in the phone's first load. */
export const j = words({ it, en, nl });

/** Where fewer people voted than this, it is said that they are few. */
const enoughVoters = 10;

/** How many people voted, and that it is little where it is. */
export function voted(people: number): string {
  return people > 0 && people < enoughVoters ? j().few(people) : j().voters(people);
}
