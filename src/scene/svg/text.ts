import { element, escapeXml } from './xml';

export interface TextStyle {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  /** Room: longer text is cut. */
  readonly width: number;
  readonly weight?: number;
  readonly anchor?: 'middle' | 'end';
}

/** One line of text, cut to its room; nothing where there is no text or no room for a letter of it. */
export function text(content: string, { x, y, size, fill, width, weight, anchor }: TextStyle): string {
  const fits = Math.floor(width / (size * letterWidth));
  const shown = content.length <= fits ? content : cut(content, fits);
  if (content === '' || fits < 2) return '';
  return element('text', {
    x, y, 'font-size': size, fill,
    ...(weight ? { 'font-weight': weight } : {}),
    ...(anchor ? { 'text-anchor': anchor } : {}),
  }, escapeXml(shown));
}

/** About so wide is a line of text, in the unit of its size. */
export const textWidth = (content: string, size: number): number => [...content].length * size * letterWidth;

/** Counts whole characters, so that none is cut in half. */
function cut(content: string, fits: number): string {
  const characters = [...content];
  return characters.length <= fits ? content : `${characters.slice(0, fits - 1).join('')}…`;
}

/** Of an average letter of a sans-serif face, in parts of the font size. */
const letterWidth = 0.58;
