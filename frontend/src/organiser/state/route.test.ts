import { expect, test } from 'vitest';
import { addressOf, type Route, routeOf } from './route';

test.each<Route>([
  { at: 'home' },
  { at: 'new', series: null, from: null },
  { at: 'new', series: 'a-b', from: null },
  { at: 'new', series: null, from: 'c-d' },
  { at: 'new', series: 'a-b', from: 'c-d' },
  { at: 'print', id: 'a-b' },
  { at: 'session', id: 'a-b', made: false },
  { at: 'session', id: 'a-b', made: true },
  { at: 'series', id: 'a-b' },
  { at: 'account' },
  { at: 'audit', id: null },
  { at: 'audit', id: 'a-b' },
  { at: 'safety' },
])('%j is found again by its address', (route) => expect(routeOf(addressOf(route))).toEqual(route));

test.each(['#/session/a-b.', '#/session/a-b?utm_source=mail', '#%2Fsession%2Fa-b%20', '#/session/a-b/&x=1'])(
  '%s is the session',
  (hash) => expect(routeOf(hash)).toEqual({ at: 'session', id: 'a-b', made: false }),
);

test.each(['#%zz', '', '#', '#/what', '#/session', '#/series/', '#/print'])('%j is home', (hash) => {
  expect(routeOf(hash)).toEqual({ at: 'home' });
});
