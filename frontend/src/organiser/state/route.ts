/** Where in the organiser's page we are; kept in the fragment, so that back and reload work. */
export type Route =
  | { at: 'home' }
  | { at: 'new'; series: string | null }
  | { at: 'session'; id: string; made: boolean }
  | { at: 'series'; id: string }
  | { at: 'joins'; id: string }
  | { at: 'letterhead' };

export function routeOf(hash: string): Route {
  const [, at, id, more] = hash.split('/');
  if (at === 'new') return { at, series: id || null };
  if (at === 'session' && id) return { at, id, made: more === 'made' };
  if ((at === 'series' || at === 'joins') && id) return { at, id };
  if (at === 'letterhead') return { at };
  return { at: 'home' };
}

export function addressOf(route: Route): string {
  switch (route.at) {
    case 'home':
      return '#/';
    case 'new':
      return route.series ? `#/new/${route.series}` : '#/new';
    case 'session':
      return `#/session/${route.id}${route.made ? '/made' : ''}`;
    case 'series':
    case 'joins':
      return `#/${route.at}/${route.id}`;
    case 'letterhead':
      return '#/letterhead';
    default:
      return route satisfies never;
  }
}
