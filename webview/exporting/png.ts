import { scales, type Scale } from './options';

export type Png =
  | { readonly kind: 'png'; readonly blob: Blob; readonly width: number; readonly height: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** In pixels. Each takes four bytes while it is drawn, and on a canvas that is larger than a browser likes it draws nothing and says nothing. */
const mostPixels = { side: 16_384, area: 67_108_864 } as const;

/** An SVG picture as pixels, `scale` of them for each it says it has. */
export async function pngOf(svg: string, scale: Scale): Promise<Png> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return { kind: 'refused', reason: 'The browser cannot draw a picture of that size as pixels: export it as SVG, or only what is in sight.' };
  }
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  if (!fits(width, height)) return { kind: 'refused', reason: tooLarge(image, scale) };
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? { kind: 'png', blob, width, height } : { kind: 'refused', reason: 'The browser has no room for the pixels of this picture: choose a smaller scale, or SVG.' };
}

/** Its bytes in base64. */
export async function base64Of(blob: Blob): Promise<string> {
  const reader = new FileReader();
  const isRead = new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read.'));
  });
  reader.readAsDataURL(blob);
  await isRead;
  const url = String(reader.result);
  return url.slice(url.indexOf(',') + 1);
}

const fits = (width: number, height: number): boolean => Math.max(width, height) <= mostPixels.side && width * height <= mostPixels.area;

/** With the largest scale that would do, where one would. */
function tooLarge({ naturalWidth, naturalHeight }: Pick<HTMLImageElement, 'naturalWidth' | 'naturalHeight'>, scale: Scale): string {
  const smaller = scales.toReversed().find((each) => each < scale && fits(naturalWidth * each, naturalHeight * each));
  const remedy = smaller === undefined ? 'export only what is in sight, or as SVG, which has no limit' : `choose scale ${smaller}, or SVG, which has no limit`;
  return `It would be ${counted(naturalWidth * scale)} × ${counted(naturalHeight * scale)} pixels, and a PNG may have ${counted(mostPixels.side)} on a side and ${counted(mostPixels.area)} in all: ${remedy}.`;
}

const counted = (count: number): string => count.toLocaleString('en');
