import type { Axis, Guide, Point } from '../../../src/scene';
import type { Drag } from '../../state/model';
import { isInSight, toPixels, type Frame } from './frame';
import { drawFrame } from './shapes';

/** Half the length of the bar at the end of a line. */
const barPx = 4;
/** A line goes on so far beyond the boxes on it. */
const beyondPx = 10;
/** The height of the plate of a figure. */
const figurePx = 16;

/** While boxes are dragged: the lines they are held at, with bars at both ends, and equal gaps, each with its figure. */
export function drawGuides(frame: Frame, { container, guides }: Extract<Drag, { kind: 'pin' }>): void {
  const corner = (container === null ? undefined : frame.arrangement.rect(container)) ?? { x: 0, y: 0 };
  for (const guide of guides) {
    if (guide.kind === 'line') drawBarred(frame, corner, guide.axis === 'x' ? [guide.at, guide.from, guide.at, guide.to] : [guide.from, guide.at, guide.to, guide.at], beyondPx);
    else for (const { from, to, across } of guide.spans) {
      drawBarred(frame, corner, guide.axis === 'x' ? [from, across, to, across] : [across, from, across, to]);
      const middle = (from + to) / 2;
      drawFigure(frame, onScreen(frame, corner, guide.axis === 'x' ? middle : across, guide.axis === 'x' ? across : middle), String(Math.round(guide.length)), guide.axis, (to - from) * frame.view.zoom);
    }
  }
}

/** The same, for whoever cannot see pixels: "x 20, y gaps 40". */
export function guidesInWords(guides: readonly Guide[]): string {
  return guides.map((guide) => (guide.kind === 'line' ? `${guide.axis} ${guide.at}` : `${guide.axis} gaps ${guide.length}`)).join(', ');
}

/** Boxes that are dragged, where they are held, before the preview has followed. */
export function drawAhead({ context, palette, view, arrangement }: Frame, { container, ahead }: Extract<Drag, { kind: 'pin' }>): void {
  const corner = (container === null ? undefined : arrangement.rect(container)) ?? { x: 0, y: 0 };
  context.beginPath();
  for (const { x, y, width, height } of ahead) {
    const rect = toPixels(view, corner.x + x, corner.y + y, width, height);
    if (isInSight(view, rect)) context.rect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
  }
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.16;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.stroke();
}

function drawBarred(frame: Frame, corner: Point, [x1, y1, x2, y2]: readonly [number, number, number, number], beyond = 0): void {
  const { context, palette } = frame;
  const isUpright = x1 === x2;
  const [dx, dy] = isUpright ? [barPx, 0] : [0, barPx];
  const longer = ({ x, y }: Point, by: number): Point => (isUpright ? { x, y: y + by } : { x: x + by, y });
  const [from, to] = [longer(onScreen(frame, corner, x1, y1), -beyond), longer(onScreen(frame, corner, x2, y2), beyond)];
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  for (const { x, y } of [from, to]) {
    context.moveTo(x - dx, y - dy);
    context.lineTo(x + dx, y + dy);
  }
  // Its own ground, so that it is seen on every box and line.
  context.strokeStyle = palette.background;
  context.lineWidth = 4;
  context.globalAlpha = 0.7;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = palette.accent;
  context.lineWidth = palette.highContrast ? 2 : 1.5;
  context.stroke();
}

/** On the gap; where that is too short for it, beside. */
function drawFigure({ context, palette, text }: Frame, at: Point, figure: string, axis: Axis, gapPx: number): void {
  const font = `600 11px ${palette.fontFamily}`;
  const width = text.width(figure, font) + 8;
  const isShort = gapPx < (axis === 'x' ? width : figurePx) + 12;
  const [x, y] = [at.x + (isShort && axis === 'y' ? width / 2 + 8 : 0), at.y + (isShort && axis === 'x' ? figurePx : 0)];
  drawFrame(context, { x: x - width / 2, y: y - figurePx / 2, width, height: figurePx }, 3, palette.background, palette.accent);
  context.font = font;
  context.textBaseline = 'middle';
  context.fillStyle = palette.foreground;
  context.fillText(figure, x - width / 2 + 4, y);
}

/** In the middle of a pixel, so that it is sharp. */
function onScreen({ view }: Frame, corner: Point, x: number, y: number): Point {
  return { x: Math.round((corner.x + x) * view.zoom + view.x) + 0.5, y: Math.round((corner.y + y) * view.zoom + view.y) + 0.5 };
}
