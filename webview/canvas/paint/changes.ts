import { wentTo } from '../../../src/protocol/comparison';
import type { ChangeKind } from '../../../src/protocol/view';
import type { Arrangement, Box, Scene } from '../../../src/scene';
import { changeDashes, changeSign, isChangeKind } from '../../theme/changes';
import { isInSight, toPixels, type Frame, type PixelRect } from './frame';
import { drawOver } from './lines';
import { drawFrame, drawHatch } from './shapes';

/** Steps back what stayed as it was: a veil over everything but what changed. */
export function drawVeil(frame: Frame): void {
  const { context, view, palette, picture } = frame;
  const headers = new Map(picture.items.map(({ id, header }) => [id, header * view.zoom]));
  context.fillStyle = palette.background;
  context.globalAlpha = palette.highContrast ? 0.35 : 0.55;
  context.beginPath();
  context.rect(0, 0, view.width, view.height);
  for (const { box } of changedIn(frame.arrangement.scene)) {
    const rect = pixelsOf(frame, box.node.id);
    if (!rect) continue;
    // Of what holds others only its head: they may have stayed as they were.
    const height = box.children.length === 0 ? rect.height : Math.min(rect.height, headers.get(box.node.id) ?? 0);
    if (height > 0) context.rect(rect.x, rect.y, rect.width, height);
  }
  context.fill('evenodd');
  context.globalAlpha = 1;
}

/**
 * Marks what changed by a line of its own kind around it and a sign at its corner, with an arrow from where something lay to where it lies now.
 * What is too small for that is counted on what is around it.
 */
export function drawChanges(frame: Frame): void {
  const { context, palette, arrangement } = frame;
  const counts = new Map<string, Record<ChangeKind, number>>();
  for (const { box, change } of changedIn(arrangement.scene)) {
    const isGhost = wentTo(box.node.id) !== undefined;
    const rect = pixelsOf(frame, box.node.id);
    if (!rect) {
      if (!isGhost) count(frame, counts, box, change);
      continue;
    }
    const colour = palette.changes[change];
    const isSmall = rect.width < leastPx.width || rect.height < leastPx.height;
    if (change === 'removed' && !isSmall) drawHatch(context, colour, rect);
    context.setLineDash(isSmall ? [] : isGhost ? [2, 4] : [...changeDashes[change]]);
    drawFrame(context, rect, Math.min(5, rect.height / 4), null, colour, isSmall || isGhost ? 1 : 2);
    context.setLineDash([]);
    if (isSmall) {
      if (!isGhost) count(frame, counts, box, change);
    } else if (!isGhost) drawSign(frame, rect, changeSign[change], colour);
  }
  for (const line of frame.lines.lines) {
    const change = line.edges.find((edge) => edge.change !== undefined)?.change;
    if (isChangeKind(change)) drawOver(frame, line, palette.changes[change], 1);
  }
  drawArrows(frame);
  for (const [id, of] of counts) drawCounts(frame, id, of);
}

interface Changed {
  readonly box: Box;
  readonly change: ChangeKind;
}

/** Every box that became something else, in the order of the tree. */
export function changedIn(scene: Scene): readonly Changed[] {
  let changed = changedOf.get(scene);
  if (!changed) {
    const found: Changed[] = [];
    const visit = (box: Box): void => {
      const { change } = box.node;
      if (isChangeKind(change)) found.push({ box, change });
      box.children.forEach(visit);
    };
    scene.top.forEach(visit);
    changedOf.set(scene, (changed = found));
  }
  return changed;
}
const changedOf = new WeakMap<Scene, readonly Changed[]>();

/** Smaller than this a sign would cover its box. */
const leastPx = { width: 20, height: 14 };
/** Room for "+3 −1". */
const leastCountedPx = { width: 60, height: 20 };

function count(frame: Frame, counts: Map<string, Record<ChangeKind, number>>, box: Box, change: ChangeKind): void {
  const { arrangement, view } = frame;
  for (let id = box.parent; id !== null; id = arrangement.scene.find(id)?.parent ?? null) {
    const rect = arrangement.rect(id);
    if (!rect || rect.width * view.zoom < leastCountedPx.width || rect.height * view.zoom < leastCountedPx.height) continue;
    const of = counts.get(id) ?? { added: 0, removed: 0, changed: 0, moved: 0 };
    of[change]++;
    return void counts.set(id, of);
  }
}

function drawSign({ context, palette }: Frame, { x, y }: PixelRect, sign: string, colour: string): void {
  const plate = { x: x - 3, y: y - 5, width: 14, height: 14 };
  drawFrame(context, plate, 3, palette.background, colour);
  context.font = `700 12px ${palette.fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.fillStyle = palette.foreground;
  context.fillText(sign, plate.x + 7, plate.y + 7.5);
  context.textAlign = 'start';
}

/** "+3 −1 ~2": at the upper right corner of what holds them. */
function drawCounts(frame: Frame, id: string, of: Readonly<Record<ChangeKind, number>>): void {
  const rect = pixelsOf(frame, id);
  if (!rect) return;
  const { context, palette, text, view } = frame;
  const font = `700 11px ${palette.fontFamily}`;
  const said = (['added', 'removed', 'changed', 'moved'] as const).flatMap((kind) => (of[kind] === 0 ? [] : [`${changeSign[kind]}${of[kind]}`])).join(' ');
  const width = text.width(said, font) + 10;
  const plate = { x: Math.max(2, Math.min(rect.x + rect.width, view.width) - width - 3), y: Math.max(2, rect.y + 3), width, height: 16 };
  drawFrame(context, plate, 4, palette.background, palette.lineStrong);
  context.font = font;
  context.textBaseline = 'middle';
  context.fillStyle = palette.foreground;
  context.fillText(said, plate.x + 5, plate.y + 8.5);
}

/** From the ghost of what moved to where it is; of many only those that begin or end in sight, and none where they would be a tangle. */
function drawArrows(frame: Frame): void {
  const { context, palette, arrangement } = frame;
  const ghosts = changedIn(arrangement.scene).flatMap(({ box }) => {
    const to = wentTo(box.node.id);
    return to === undefined ? [] : [[box.node.id, to] as const];
  });
  if (ghosts.length > mostArrows) return;
  context.strokeStyle = context.fillStyle = palette.changes.moved;
  context.lineWidth = 1.5;
  for (const [ghost, node] of ghosts) {
    const [from, to] = [middleOf(frame, arrangement, ghost), middleOf(frame, arrangement, node)];
    if (!from || !to || (!from.inSight && !to.inSight)) continue;
    drawArrow(context, from, to);
  }
}
const mostArrows = 150;

function drawArrow(context: CanvasRenderingContext2D, from: Middle, to: Middle): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 12) return;
  // Bent to one side, so that there and back are two lines.
  const bend = { x: (from.x + to.x) / 2 - dy * 0.12, y: (from.y + to.y) / 2 + dx * 0.12 };
  const end = { x: to.x + ((bend.x - to.x) / length) * to.reach, y: to.y + ((bend.y - to.y) / length) * to.reach };
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  context.stroke();
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  context.beginPath();
  context.moveTo(end.x, end.y);
  for (const side of [-0.45, 0.45]) context.lineTo(end.x - 9 * Math.cos(angle + side), end.y - 9 * Math.sin(angle + side));
  context.closePath();
  context.fill();
}

interface Middle { readonly x: number; readonly y: number; /** From the middle to the edge. */ readonly reach: number; readonly inSight: boolean }

function middleOf({ view }: Frame, arrangement: Arrangement, id: string): Middle | null {
  const rect = arrangement.rect(id);
  if (!rect) return null;
  const pixels = toPixels(view, rect.x, rect.y, rect.width, rect.height);
  return { x: pixels.x + pixels.width / 2, y: pixels.y + pixels.height / 2, reach: Math.min(pixels.width, pixels.height) / 2, inSight: isInSight(view, pixels) };
}

function pixelsOf({ arrangement, view }: Frame, id: string): PixelRect | null {
  const rect = arrangement.rect(id);
  if (!rect) return null;
  const pixels = toPixels(view, rect.x, rect.y, rect.width, rect.height);
  return isInSight(view, pixels) ? pixels : null;
}
