import type { Face, Measure } from './pages';

/** Measures texts in the fonts of this page; `em` is the size of the running text in pixels. */
export function ruler(em: number): Measure {
  const style = getComputedStyle(document.documentElement);
  const fonts: Record<Face, string> = {
    text: `${em}px ${style.getPropertyValue('--sans')}`,
    title: `600 ${em}px ${style.getPropertyValue('--serif')}`,
  };
  const canvas = document.createElement('canvas').getContext('2d')!;
  return (text, face) => {
    canvas.font = fonts[face];
    return canvas.measureText(text).width / em;
  };
}
