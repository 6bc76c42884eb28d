import { beforeEach, expect, test } from 'vitest';
import { Touch } from './keyboard';

beforeEach(() => {
  document.body.innerHTML = `
    <textarea></textarea><select></select><input type="checkbox"><button id="b"></button>
    <button id="o" role="option"></button><button id="g" data-grip></button><p></p>`;
});

const place = (touch: Touch, selector: string) => touch.placeOf(document.querySelector(selector));

test('fields have every key, cards of the board have none', () => {
  const touch = new Touch();
  touch.tabbed('Tab');
  expect(place(touch, 'textarea')).toBe('field');
  expect(place(touch, 'select')).toBe('field');
  expect(place(touch, '#o')).toBe('page');
  expect(place(touch, 'p')).toBe('page');
});

test('a button has the space bar when it was reached by keyboard, not when it was clicked', () => {
  const touch = new Touch();
  touch.tabbed('Tab');
  expect(place(touch, '#b')).toBe('control');
  expect(place(touch, 'input')).toBe('control');
  touch.pointer();
  expect(place(touch, '#b')).toBe('page');
  expect(place(touch, '#g')).toBe('control');
});
