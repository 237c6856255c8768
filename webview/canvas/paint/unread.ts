import type { Marks } from '../../../src/scene';
import type { Palette } from '../../theme/palette';
import type { Frame, PixelRect } from './frame';
import { drawIcon } from './shapes';

/** Whether something in the text of each mark, or of what lies in it, could not be read; null where all was. */
export function unreadOf(marks: Marks): Uint8Array | null {
  let known = unreadOfMarks.get(marks);
  if (known === undefined) {
    known = marks.boxes.some(({ totals }) => totals.unread > 0) ? Uint8Array.from(marks.boxes, ({ totals }) => Number(totals.unread > 0)) : null;
    unreadOfMarks.set(marks, known);
  }
  return known;
}
const unreadOfMarks = new WeakMap<Marks, Uint8Array | null>();

/** The sign of what could not be read in the lower right corner of marks: struck-out lines where there is room for them, else the stroke alone. */
export function drawUnread({ context, palette }: Pick<Frame, 'context' | 'palette'>, marks: readonly PixelRect[]): void {
  const small: PixelRect[] = [];
  for (const rect of marks) {
    const size = Math.min(13, rect.height - 2, rect.width - 2);
    if (size < 11) {
      small.push(rect);
      continue;
    }
    const [x, y] = [rect.x + rect.width - size - 1, rect.y + rect.height - size - 1];
    context.fillStyle = palette.background;
    context.fillRect(x, y, size, size);
    drawIcon(context, 'unread', x + 1, y + 1, size - 2, palette.foreground);
  }
  drawStrokes(context, palette, small);
}

/** A stroke across the lower right corner, on a lighter or darker one so that it is seen on any colour. */
export function drawStrokes(context: CanvasRenderingContext2D, palette: Pick<Palette, 'background' | 'foreground'>, rects: readonly PixelRect[]): void {
  for (const { colour, width } of [{ colour: palette.background, width: 4 }, { colour: palette.foreground, width: 1.5 }]) {
    context.beginPath();
    for (const rect of rects) {
      const side = Math.min(6, rect.width, rect.height);
      if (side < 3) continue;
      context.moveTo(rect.x + rect.width - side, rect.y + rect.height);
      context.lineTo(rect.x + rect.width, rect.y + rect.height - side);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
