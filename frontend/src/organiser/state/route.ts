import { fragmentOf } from '../../shared/address';

/** Where in the organiser's page we are; kept in the fragment, so that back and reload work. */
export type Route =
  | { at: 'home' }
  | { at: 'new'; series: string | null; from: string | null }
  | { at: 'session'; id: string; made: boolean }
  | { at: 'print'; id: string }
  | { at: 'series'; id: string }
  | { at: 'joins'; id: string }
  | { at: 'letterhead' }
  | { at: 'safety' }
  | { at: 'account' }
  /** The audit log of a session, or of the house. */
  | { at: 'audit'; id: string | null };

export function routeOf(hash: string): Route {
  const [, at, id, more] = fragmentOf(hash)
    .replace(/[?&].*$|[^\w/]+$/g, '')
    .split('/');
  if (at === 'new') return { at, series: id || null, from: more || null };
  if (at === 'print' && id) return { at, id };
  if (at === 'session' && id) return { at, id, made: more === 'made' };
  if ((at === 'series' || at === 'joins') && id) return { at, id };
  if (at === 'letterhead') return { at };
  if (at === 'safety') return { at };
  if (at === 'account') return { at };
  if (at === 'audit') return { at, id: id || null };
  return { at: 'home' };
}

export function addressOf(route: Route): string {
  switch (route.at) {
    case 'home':
      return '#/';
    case 'new':
      return route.from
        ? `#/new/${route.series ?? ''}/${route.from}`
        : `#/new${route.series ? `/${route.series}` : ''}`;
    case 'print':
      return `#/print/${route.id}`;
    case 'session':
      return `#/session/${route.id}${route.made ? '/made' : ''}`;
    case 'series':
    case 'joins':
      return `#/${route.at}/${route.id}`;
    case 'letterhead':
      return '#/letterhead';
    case 'safety':
      return '#/safety';
    case 'account':
      return '#/account';
    case 'audit':
      return `#/audit${route.id ? `/${route.id}` : ''}`;
    default:
      return route satisfies never;
  }
}
