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
  const image = text
    ? await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`)
    : await decoded(file);
  if (!image || image.width === 0 || image.height === 0) return 'unreadable';
  const largest = onCanvas(image, fitted(image.width, image.height, 1, text !== null));
  if (image instanceof ImageBitmap) image.close();
  for (let scale = 1; scale > 0.3; scale *= 0.8) {
    const base64 = await pointsOf(
      scale === 1 ? largest : onCanvas(largest, fitted(largest.width, largest.height, scale, false)),
    );
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

/** Reads a file of points away from the page's own thread, which a large one would hold up. */
async function decoded(file: File): Promise<ImageBitmap | null> {
  return createImageBitmap(file).catch(() => null);
}

function dataOf(file: Blob): Promise<string> {
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

function onCanvas(image: CanvasImageSource, size: { width: number; height: number }): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, size.width, size.height);
  return canvas;
}

async function pointsOf(canvas: HTMLCanvasElement): Promise<string | null> {
  try {
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return (png && (await dataOf(png)).split(',')[1]) ?? null;
  } catch {
    return null; // a browser that does not let an SVG be read back
  }
}
