import { iconPaths, type IconName } from '../../ui';
import type { PixelRect } from './frame';

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
export function drawHatch(context: CanvasRenderingContext2D, colour: string, ...rects: readonly PixelRect[]): void {
  const pattern = hatch(context, colour);
  if (!pattern) return;
  context.globalAlpha = 0.35;
  context.fillStyle = pattern;
  for (const { x, y, width, height } of rects) context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
}

function hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  const known = hatches.get(colour);
  if (known) return known;
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const lines = tile.getContext('2d');
  if (!lines) return null;
  lines.strokeStyle = colour;
  lines.lineWidth = 1.2;
  lines.beginPath();
  for (const offset of [-6, 0, 6]) {
    lines.moveTo(offset - 1, 7);
    lines.lineTo(offset + 7, -1);
  }
  lines.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  if (pattern) hatches.set(colour, pattern);
  return pattern;
}
const hatches = new Map<string, CanvasPattern>();
