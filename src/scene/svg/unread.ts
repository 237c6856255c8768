/** What stands in a text and could not be read, so that figures count without it. */
import type { Box } from '../types';
import type { Draw } from './draw';
import { element } from './xml';

/** Struck-out lines, as strokes in a box of 16 by 16: the sign of what was not read, on the canvas as in a picture. */
export const unreadFigure = 'M2.5 4.5h11M2.5 8h7M2.5 11.5h9M13.5 2.5l-9 11.5';

/** Whether something of the text of a box was not read; of one that is folded up, of what lies in it too. */
export const isUnread = ({ node, totals }: Box): boolean => (node.folded ? totals.unread > 0 : node.unread !== undefined);

/** "not read: memory, disks.system.size"; empty where all was. */
export function unreadWords(box: Box): string {
  if (!isUnread(box)) return '';
  const { unread = [] } = box.node;
  return unread.length === 0 ? 'not all of its text was read' : `not read: ${unread.join(', ')}`;
}

/** The sign, `size` across from its corner. */
export function unreadSign(corner: { readonly x: number; readonly y: number }, size: number, ink: string): string {
  const scale = Math.round((size / 16) * 1000) / 1000;
  return element('path', { d: unreadFigure, transform: `translate(${corner.x} ${corner.y}) scale(${scale})`, fill: 'none', stroke: ink, 'stroke-width': 1.5 });
}

/** The sign on a plate in the lower right corner of a mark, for itself and what lies in it. */
export function unreadMark({ totals }: Box, rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, { palette }: Draw): string[] {
  if (totals.unread === 0) return [];
  const size = Math.min(rect.width, rect.height) / 3;
  const [x, y] = [rect.x + rect.width - size, rect.y + rect.height - size];
  return [element('rect', { x, y, width: size, height: size, fill: palette.background }), unreadSign({ x, y }, size, palette.ink)];
}
