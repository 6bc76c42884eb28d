import { expect, test } from 'vitest';
import { fitted, sized } from './picture';

test('a drawing fills the room that there is, a picture of points does not grow', () => {
  expect(fitted(100, 50, 1, true)).toEqual({ width: 640, height: 320 });
  expect(fitted(100, 50, 1, false)).toEqual({ width: 100, height: 50 });
  expect(fitted(4000, 400, 1, false)).toEqual({ width: 800, height: 80 });
  expect(fitted(4000, 1, 0.5, false)).toEqual({ width: 400, height: 1 });
});

test('an SVG says how large it is', () => {
  expect(sized('<?xml version="1.0"?><svg xmlns="x" viewBox="0 0 120 40"><g/></svg>')).toBe(
    '<?xml version="1.0"?><svg width="120" height="40" xmlns="x" viewBox="0 0 120 40"><g/></svg>',
  );
  expect(sized("<svg width='100%' viewBox='-5,-5,10.5,20' height=\"auto\">")).toBe(
    `<svg width="10.5" height="20" viewBox='-5,-5,10.5,20'>`,
  );
  expect(sized('<svg width="10" height="5">')).toBe('<svg width="10" height="5">');
  expect(sized('no drawing')).toBe('no drawing');
});
