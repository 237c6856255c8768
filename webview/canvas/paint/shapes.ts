import { iconPaths, type IconName } from '../../ui/icons';
import type { Frame, PixelRect } from './frame';

const paths = new Map<IconName, Path2D>();

/** Draws an icon of the controls, so that the same thing looks the same wherever it is shown. */
export function drawIcon(context: CanvasRenderingContext2D, name: IconName, x: number, y: number, size: number, colour: string): void {
  let path = paths.get(name);
  if (!path) paths.set(name, (path = new Path2D(iconPaths[name])));
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1.5, 20 / size);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(path);
  context.restore();
}

/** A rectangle with its border inside its edges. */
export function drawFrame(context: CanvasRenderingContext2D, rect: PixelRect, radius: number, fill: string | null, stroke: string | null, lineWidth = 1): void {
  context.beginPath();
  const inset = stroke === null ? 0 : lineWidth / 2;
  context.roundRect(rect.x + inset, rect.y + inset, Math.max(0, rect.width - 2 * inset), Math.max(0, rect.height - 2 * inset), radius);
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke === null) return;
  context.strokeStyle = stroke;
  context.lineWidth = lineWidth;
  context.stroke();
}

/** Slanted lines over a rectangle: more is asked than there is. */
export function drawHatch(frame: Pick<Frame, 'context' | 'view'>, colour: string, ...rects: readonly PixelRect[]): void {
  frame.context.globalAlpha = 0.35;
  drawPattern(frame, 'hatched', colour, rects);
  frame.context.globalAlpha = 1;
}

export type Pattern = keyof typeof tiles;

/** Fills rectangles with lines or dots, which move with the view. */
export function drawPattern({ context, view }: Pick<Frame, 'context' | 'view'>, name: Pattern, colour: string, rects: readonly PixelRect[]): void {
  const pattern = patternOf(context, name, colour);
  if (!pattern) return;
  const [left, top] = [Math.round(view.x) % tiles[name].size, Math.round(view.y) % tiles[name].size];
  context.fillStyle = pattern;
  context.translate(left, top);
  for (const { x, y, width, height } of rects) context.fillRect(x - left, y - top, width, height);
  context.translate(-left, -top);
}

function patternOf(context: CanvasRenderingContext2D, name: Pattern, colour: string): CanvasPattern | null {
  const key = `${name}|${colour}`;
  const known = patterns.get(key);
  if (known) return known;
  const { size, width, d } = tiles[name];
  const tile = document.createElement('canvas');
  tile.width = tile.height = size;
  const lines = tile.getContext('2d');
  if (!lines) return null;
  lines.strokeStyle = colour;
  lines.lineWidth = width;
  lines.stroke(new Path2D(d));
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern) patterns.set(key, pattern);
  return pattern;
}
const patterns = new Map<string, CanvasPattern>();

/** One tile of each, in pixels. */
const tiles = {
  hatched: { size: 6, width: 1.2, d: 'M-7 7l8-8M-1 7l8-8M5 7l8-8' },
  slanted: { size: 8, width: 1, d: 'M-9 9l10-10M-1 9l10-10M7 9l10-10' },
  dotted: { size: 6, width: 2, d: 'M2 3h2' },
  barred: { size: 6, width: 1, d: 'M3.5 0v6' },
} as const;
