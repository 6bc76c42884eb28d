/** The largest that a logo is drawn: on paper it is 6 cm wide, where a printer shows no more points. */
const widest = 800;
const highest = 320;
/** The server takes so many bytes. */
const mostBytes = 180 * 1024;

/** Why a file became no picture. */
export type Refusal = 'unreadable' | 'tooRich';

/**
 * Draws a picture file as the PNG that documents take, in base64. The file is shown as an image and read back as points, so that the
 * programs and addresses that an SVG can hold are never run, loaded or kept.
 */
export async function drawn(file: File): Promise<string | Refusal> {
  const text = isDrawing(file) ? sized(await file.text()) : null;
  const address = text ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` : await dataOf(file);
  const image = await loaded(address);
  if (!image || image.naturalWidth === 0 || image.naturalHeight === 0) return 'unreadable';
  for (let scale = 1; scale > 0.3; scale *= 0.8) {
    const base64 = pointsOf(image, scale, text !== null);
    if (base64 === null) return 'unreadable';
    if ((base64.length * 3) / 4 <= mostBytes) return base64;
  }
  return 'tooRich';
}

function isDrawing(file: File): boolean {
  return file.type === 'image/svg+xml' || file.name.toLowerCase().endsWith('.svg');
}

/** The size in points that a picture is drawn in; one of points is never made larger than it is. */
export function fitted(
  width: number,
  height: number,
  scale: number,
  grows: boolean,
): { width: number; height: number } {
  const fit = Math.min(widest / width, highest / height);
  const by = (grows ? fit : Math.min(fit, 1)) * scale;
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

/** An SVG that says how large it is: not every browser draws one that leaves it to its page. */
export function sized(svg: string): string {
  const open = /<svg\b[^>]*>/i.exec(svg)?.[0];
  const box =
    open && /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/i.exec(open);
  if (!open || !box) return svg;
  const bare = open.replace(/\s(?:width|height)\s*=\s*(?:"[^"]*"|'[^']*')/gi, '');
  return svg.replace(open, bare.replace(/^<svg\b/i, `<svg width="${box[1]}" height="${box[2]}"`));
}

function dataOf(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => resolve('');
    reader.readAsDataURL(file);
  });
}

function loaded(address: string): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = address;
  });
}

function pointsOf(image: HTMLImageElement, scale: number, grows: boolean): string | null {
  const canvas = document.createElement('canvas');
  const size = fitted(image.naturalWidth, image.naturalHeight, scale, grows);
  canvas.width = size.width;
  canvas.height = size.height;
  try {
    canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? null;
  } catch {
    return null; // a browser that does not let an SVG be read back
  }
}
