/** Measures text in the page's running font, in pixels. */
export function textMeasurer(size: string): (text: string) => number {
  const canvas = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.documentElement).getPropertyValue('--sans');
  return (text) => {
    if (!canvas) return 0;
    canvas.font = `${size} ${family}`;
    return Math.ceil(canvas.measureText(text).width);
  };
}
