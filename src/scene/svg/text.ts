import { textWidth } from './letters';
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
  const shown = fitted(content, width, size, weight);
  if (shown === '') return '';
  return element('text', {
    x, y, 'font-size': size, fill,
    ...(weight ? { 'font-weight': weight } : {}),
    ...(anchor ? { 'text-anchor': anchor } : {}),
  }, escapeXml(shown));
}

/** The text, or as much of it as has room before an ellipsis; whole characters, at least one of them. */
export function fitted(content: string, width: number, size: number, weight?: number): string {
  if (textWidth(content, size, weight) <= width) return content;
  const room = width - textWidth(ellipsis, size, weight);
  let shown = '';
  let taken = 0;
  for (const letter of content) {
    taken += textWidth(letter, size, weight);
    if (taken > room) break;
    shown += letter;
  }
  return shown === '' ? '' : `${shown.trimEnd()}${ellipsis}`;
}
const ellipsis = '…';
