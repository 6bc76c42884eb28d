import { createContext } from 'svelte';
import { saying } from '../shared/i18n.svelte';
import type { Api } from '../shared/net/api';
import { Failure } from '../shared/net/problem';
import type { Route } from './state/route';

/** What every page of the organiser works with. */
export interface Office {
  readonly api: Api;
  go(route: Route): void;
  /** Says something at the foot of the page for a while. */
  say(text: string): void;
  /** Back to the door: the cookie is no longer good. */
  leave(): void;
}

export const [office, setOffice] = createContext<Office>();

/**
 * What a failed call says to a person. A cookie that is no longer good leads back to the door.
 */
export function reasonOf(reason: unknown, { leave }: Office): string {
  const failure = Failure.from(reason);
  const { code } = failure;
  if (code === 'not_signed_in' || code === 'not_allowed') leave();
  return saying(failure);
}
