import { t } from './i18n.svelte';
import type { Card } from './wire';

/**
 * What ideas are called: those that the agenda brought with it are strategies, those that people commit to at the end are
 * first steps.
 */
export function ideaName(cards: readonly Card[], form: 'one' | 'other'): string {
  if (cards.every((card) => card.first_step)) return t().firstStep[form];
  const given = ({ group, by_scribe: scribe }: Card): boolean => group === '' && !scribe;
  return (cards.every(given) ? t().strategy : t().kinds.idea)[form];
}
