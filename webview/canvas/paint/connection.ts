import type { Drag, Trace } from '../../state/model';
import { hopsAt, shownFor } from '../../state/trace';
import { toPixels, isInSight, type Frame, type PixelRect } from './frame';
import { onScreen } from './lines';
import { drawFrame, drawIcon } from './shapes';

/** While a line is drawn from a node: what it could join, and the line. */
export function drawConnecting(frame: Frame, { node, over, to, verdicts }: Extract<Drag, { kind: 'connect' }>): void {
  const { context, palette } = frame;
  for (const [id, { connects }] of verdicts ?? []) {
    if (!connects && id !== over) continue;
    const rect = pixelsOf(frame, id);
    if (!rect) continue;
    const colour = connects ? palette.good : palette.error;
    context.globalAlpha = id === over ? 0.24 : 0.08;
    drawFrame(context, rect, Math.min(6, rect.height / 4), colour, null);
    context.globalAlpha = 1;
    drawFrame(context, rect, Math.min(6, rect.height / 4), null, colour, id === over ? 3 : 1);
    if (rect.width < 20 || rect.height < 14) continue;
    const plate = { x: rect.x + rect.width - 18, y: rect.y - 4, width: 18, height: 18 };
    drawFrame(context, plate, 9, palette.background, colour);
    drawIcon(context, connects ? 'check' : 'cross', plate.x + 3, plate.y + 3, 12, colour);
  }
  const from = pixelsOf(frame, node, 'anywhere');
  if (!from) return;
  const verdict = over === null ? undefined : verdicts?.get(over);
  const end = onScreen(frame, to);
  const start = { x: from.x + from.width / 2, y: end.y > from.y + from.height ? from.y + from.height : end.y < from.y ? from.y : from.y + from.height / 2 };
  context.strokeStyle = verdict === undefined ? palette.accent : verdict.connects ? palette.good : palette.error;
  context.lineWidth = 2.5;
  context.setLineDash(verdict?.connects === true ? [] : [6, 4]);
  context.beginPath();
  context.moveTo(start.x, start.y);
  const middle = (start.y + end.y) / 2;
  context.bezierCurveTo(start.x, middle, end.x, middle, end.x, end.y);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.arc(end.x, end.y, 4, 0, Math.PI * 2);
  context.fillStyle = palette.background;
  context.fill();
  context.stroke();
}

/** What something new from the palette would lie in. */
export function drawPlacing(frame: Frame, { into }: Extract<Drag, { kind: 'place' }>): void {
  const rect = into === null ? null : pixelsOf(frame, into);
  if (!rect) return;
  const { context, palette } = frame;
  context.globalAlpha = 0.16;
  drawFrame(context, rect, 8, palette.good, null);
  context.globalAlpha = 1;
  drawFrame(context, rect, 8, null, palette.good, 3);
}

/** The nodes on the way of a packet, ringed and numbered in the order it comes to them, and a stop sign where it ends. */
export function drawTrace(frame: Frame, trace: Trace): void {
  if (trace.result.kind !== 'traced') return;
  const { context, palette, text, arrangement: { scene } } = frame;
  const { blockedAt, reachable } = trace.result.trace;
  const colour = reachable ? palette.good : palette.warning;
  const font = `600 10px ${palette.fontFamily}`;
  for (const [id, at] of hopsAt(scene, trace)) {
    const rect = pixelsOf(frame, id);
    if (!rect) continue;
    drawFrame(context, { x: rect.x - 2, y: rect.y - 2, width: rect.width + 4, height: rect.height + 4 }, Math.min(8, rect.height / 4 + 2), null, colour, 2.5);
    if (rect.width < 24 || rect.height < 12) continue;
    const said = at.join(', ');
    const width = Math.max(16, text.width(said, font) + 8);
    // At the right, since names begin at the left.
    const plate = { x: rect.x + rect.width + 6 - width, y: rect.y - 10, width, height: 16 };
    drawFrame(context, plate, 8, palette.background, colour, 1.5);
    context.font = font;
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.fillStyle = palette.foreground;
    context.fillText(said, plate.x + width / 2, plate.y + 8.5);
    context.textAlign = 'left';
  }
  const stoppedAt = blockedAt === null ? null : shownFor(scene, blockedAt);
  const stop = stoppedAt === null ? null : pixelsOf(frame, stoppedAt);
  if (!stop) return;
  drawFrame(context, { x: stop.x - 3, y: stop.y - 3, width: stop.width + 6, height: stop.height + 6 }, Math.min(8, stop.height / 4 + 2), null, palette.error, 3);
  const sign = { x: stop.x - 11, y: stop.y + stop.height - 11, width: 22, height: 22 };
  drawFrame(context, sign, 11, palette.background, palette.error, 2);
  drawIcon(context, 'cross', sign.x + 4, sign.y + 4, 14, palette.error);
}

function pixelsOf({ arrangement, view }: Frame, id: string, where: 'in sight' | 'anywhere' = 'in sight'): PixelRect | null {
  const rect = arrangement.rect(id);
  if (!rect) return null;
  const pixels = toPixels(view, rect.x, rect.y, rect.width, rect.height);
  return where === 'anywhere' || isInSight(view, pixels) ? pixels : null;
}
