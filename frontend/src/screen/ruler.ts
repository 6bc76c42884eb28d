import type { Face, Measure } from './pages';

/** Measures texts in the fonts of this page; `em` is the size of the running text in pixels. */
export function ruler(em: number): Measure {
  const style = getComputedStyle(document.documentElement);
  const fonts: Record<Face, string> = {
    text: `${em}px ${style.getPropertyValue('--sans')}`,
    strong: `600 ${em}px ${style.getPropertyValue('--sans')}`,
    title: `600 ${em}px ${style.getPropertyValue('--serif')}`,
  };
  const canvas = document.createElement('canvas').getContext('2d')!;
  const known = new Map<string, number>();
  return (text, face) => {
    const key = `${face} ${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    canvas.font = fonts[face];
    known.set(key, canvas.measureText(text).width / em);
    return known.get(key)!;
  };
}
