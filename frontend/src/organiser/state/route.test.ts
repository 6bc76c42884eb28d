import { expect, test } from 'vitest';
import { addressOf, type Route, routeOf } from './route';

test.each<Route>([
  { at: 'home' },
  { at: 'new', series: null },
  { at: 'new', series: 'a-b' },
  { at: 'session', id: 'a-b', made: false },
  { at: 'session', id: 'a-b', made: true },
  { at: 'series', id: 'a-b' },
])('%j is found again by its address', (route) => expect(routeOf(addressOf(route))).toEqual(route));

test.each(['', '#', '#/what', '#/session', '#/series/'])('%j is home', (hash) => {
  expect(routeOf(hash)).toEqual({ at: 'home' });
});
