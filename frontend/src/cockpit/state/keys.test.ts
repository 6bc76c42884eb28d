import { expect, test } from 'vitest';
import { actionOf, themeOf, type Place, type Pressed } from './keys';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false },
  ...more,
});

test.each<[string, Partial<Pressed>, Place, string | null]>([
  [' ', {}, 'page', 'next'],
  [' ', {}, 'control', null], // the button that has the focus is pressed
  [' ', {}, 'field', null],
  [' ', { repeat: true }, 'page', null], // a key held down must not run through the agenda
  ['+', { shiftKey: true }, 'page', 'minute'], // where + needs Shift
  ['/', { shiftKey: true }, 'page', 'search'], // Shift+7 on an Italian keyboard
  ['H', {}, 'control', 'hide'], // caps lock
  ['h', {}, 'field', null],
  ['h', { ctrlKey: true }, 'page', null],
  ['f', {}, 'page', 'flags'],
  ['F', { shiftKey: true }, 'page', 'flag'],
  ['z', { metaKey: true }, 'page', 'undo'],
  ['z', { ctrlKey: true }, 'field', null], // undoes the typing
  ['j', { repeat: true }, 'page', 'down'],
  ['ArrowLeft', {}, 'page', 'left'],
  ['Escape', {}, 'field', 'leave'],
  ['g', {}, 'page', 'themes'],
  ['t', {}, 'page', null], // takes a card on the board only
  ['q', {}, 'page', null],
  ['Tab', {}, 'page', null],
  ['&', { code: 'Digit1' }, 'page', 'cards'], // AZERTY: digits need Shift
  ['(', { code: 'Digit5' }, 'control', 'people'],
  ['1', { code: 'Digit1', shiftKey: true }, 'page', 'cards'],
  ['"', { code: 'Digit3' }, 'field', null],
  ['!', { code: 'Digit1', shiftKey: true }, 'page', null], // a theme's key, QWERTY
  ['+', { code: 'Digit1' }, 'page', 'minute'], // Czech
  ['à', { code: 'Digit0' }, 'page', null],
  ['2', { code: 'Numpad2' }, 'page', 'board'],
])('%j %j on a %s is %s', (key, more, place, action) =>
  expect(actionOf(press(key, more), place, 'cards')).toBe(action),
);

test.each([
  ['board', 't', {}, 'take'],
  ['board', 'x', {}, 'leaveOut'],
  ['cards', 'x', {}, 'mark'],
  ['board', 'a', {}, 'takeSet'],
  ['paths', 'a', {}, 'suggested'],
  ['paths', 'n', {}, 'newPath'],
  ['cards', 'n', {}, 'scribe'],
  ['cards', 'v', {}, 'hands'],
  ['paths', 'v', {}, 'complete'],
  ['paths', '>', { shiftKey: true }, 'pathAfter'],
  ['paths', 'ArrowUp', { shiftKey: true }, 'earlier'],
  ['paths', 'ArrowUp', {}, 'up'],
  ['cards', 'ArrowUp', { shiftKey: true }, 'up'],
] as const)('in %s, %j %j is %s', (view, key, more, action) =>
  expect(actionOf(press(key, more), 'page', view)).toBe(action),
);

test.each<[string, Partial<Pressed>, Place, number | null]>([
  ['Digit1', { shiftKey: true }, 'page', 0],
  ['Digit9', { shiftKey: true }, 'control', 8],
  ['Digit1', {}, 'page', null],
  ['Digit0', { shiftKey: true }, 'page', null],
  ['Digit2', { shiftKey: true }, 'field', null], // a quotation mark
  ['Digit2', { shiftKey: true, ctrlKey: true }, 'page', null],
  ['Digit2', { key: '2', shiftKey: true }, 'page', null], // AZERTY: it types a digit
])('%s %j on a %s is theme %j', (code, more, place, theme) =>
  expect(themeOf(press('!', { code, ...more }), place)).toBe(theme),
);
