import { expect, test } from 'vitest';
import { deedOf, type Place, type Pressed } from './keys';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false },
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
  ['q', {}, 'page', null],
  ['Tab', {}, 'page', null],
])('%j %j on a %s is %s', (key, more, place, deed) => expect(deedOf(press(key, more), place)).toBe(deed));
