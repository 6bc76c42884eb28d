import { beforeEach, expect, test } from 'vitest';
import { restingPlace, Touch } from './keyboard';

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
});

test('a card of the path builder leaves the space bar to the plan, however it was reached', () => {
  const touch = new Touch();
  touch.tabbed('Tab');
  expect(place(touch, '#g')).toBe('page');
});

test('the focus comes back to a field, and beside what the space bar would press', () => {
  document.body.innerHTML =
    '<section><button id="b"></button><textarea></textarea><p id="o" role="option" tabindex="-1"></p></section>';
  const back = (selector: string) => restingPlace(document.querySelector<HTMLElement>(selector)!);
  expect(back('textarea').tagName).toBe('TEXTAREA');
  expect(back('#o').id).toBe('o');
  expect(back('#b').tagName).toBe('SECTION');
  back('#b').focus();
  expect(document.activeElement?.tagName).toBe('SECTION');
});
