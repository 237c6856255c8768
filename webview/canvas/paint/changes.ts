import { wentTo } from '../../../src/protocol/comparison';
import type { ChangeKind } from '../../../src/protocol/view';
import { changeDashes, changeOfLine, changeSign, isChange, mostArrows, type Arrangement, type Box, type Point, type Scene } from '../../../src/scene';
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
 * What is too small for a sign, out of sight or folded up is counted on what is around it. Of many arrows only those of nodes that are `asked` for are drawn.
 */
export function drawChanges(frame: Frame, whole: Scene, asked: (node: string) => boolean): void {
  const { context, palette } = frame;
  const counts = new Map<string, Record<ChangeKind, number>>();
  for (const { box, change } of changedIn(whole)) {
    const isGhost = wentTo(box.node.id) !== undefined;
    const rect = pixelsOf(frame, box.node.id);
    if (!rect) {
      if (!isGhost) count(frame, whole, counts, box, change);
      continue;
    }
    const colour = palette.changes[change];
    const isSmall = rect.width < leastPx.width || rect.height < leastPx.height;
    if (change === 'removed' && !isSmall) drawHatch(frame, colour, rect);
    context.setLineDash(rect.width < leastDashedPx ? [] : isGhost ? [2, 4] : [...changeDashes[change]]);
    drawFrame(context, rect, Math.min(5, rect.height / 4), null, colour, isSmall || isGhost ? 1 : 2);
    context.setLineDash([]);
    if (isSmall) {
      if (!isGhost) count(frame, whole, counts, box, change);
    } else if (!isGhost) drawSign(frame, rect, changeSign[change], colour);
  }
  for (const line of frame.lines.lines) {
    const change = changeOfLine(line);
    if (change) drawOver(frame, line, palette.changes[change], 1, changeDashes[change]);
  }
  drawArrows(frame, asked);
  for (const [id, of] of counts) drawCounts(frame, id, of);
}

interface Changed {
  readonly box: Box;
  readonly change: ChangeKind;
}

/** Every box that became something else, in the order of the tree. */
function changedIn(scene: Scene): readonly Changed[] {
  let changed = changedOf.get(scene);
  if (!changed) {
    const found: Changed[] = [];
    const visit = (box: Box): void => {
      const { change } = box.node;
      if (isChange(change)) found.push({ box, change });
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
/** Below this dashes are not told from each other. */
const leastDashedPx = 12;
/** Room for "+3 −1". */
const leastCountedPx = { width: 60, height: 20 };

function count(frame: Frame, whole: Scene, counts: Map<string, Record<ChangeKind, number>>, box: Box, change: ChangeKind): void {
  const { arrangement, view } = frame;
  for (let id = box.parent; id !== null; id = whole.find(id)?.parent ?? null) {
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

/** From the ghost of what moved to where it is, where either is in sight. */
function drawArrows(frame: Frame, asked: (node: string) => boolean): void {
  const { context, palette, arrangement } = frame;
  const ghosts = changedIn(arrangement.scene).flatMap(({ box }) => {
    const to = wentTo(box.node.id);
    return to === undefined ? [] : [[box.node.id, to] as const];
  });
  const drawn = ghosts.length <= mostArrows ? ghosts : ghosts.filter((ends) => ends.some(asked));
  context.strokeStyle = context.fillStyle = palette.changes.moved;
  context.lineWidth = 1.5;
  for (const [ghost, node] of drawn) {
    const [from, to] = [anywhere(frame, arrangement, ghost), anywhere(frame, arrangement, node)];
    if (from && to && (isInSight(frame.view, from) || isInSight(frame.view, to))) drawArrow(context, from, to);
  }
}

/** From edge to edge, bent to one side, so that there and back are two lines. */
function drawArrow(context: CanvasRenderingContext2D, from: PixelRect, to: PixelRect): void {
  const [one, other] = [middleOf(from), middleOf(to)];
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const bend = { x: (one.x + other.x) / 2 - dy * 0.12, y: (one.y + other.y) / 2 + dx * 0.12 };
  const [start, end] = [edgeTowards(from, bend), edgeTowards(to, bend)];
  if (Math.hypot(end.x - start.x, end.y - start.y) < 8) return;
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  context.stroke();
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  context.beginPath();
  context.moveTo(end.x, end.y);
  for (const side of [-0.45, 0.45]) context.lineTo(end.x - 9 * Math.cos(angle + side), end.y - 9 * Math.sin(angle + side));
  context.closePath();
  context.fill();
}

const middleOf = ({ x, y, width, height }: PixelRect): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Where the line from the middle of a rectangle to a point leaves it. */
function edgeTowards(rect: PixelRect, point: Point): Point {
  const middle = middleOf(rect);
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const part = Math.min(1, Math.min(dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx), dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy)));
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

function anywhere({ view }: Frame, arrangement: Arrangement, id: string): PixelRect | null {
  const rect = arrangement.rect(id);
  return rect ? toPixels(view, rect.x, rect.y, rect.width, rect.height) : null;
}

function pixelsOf(frame: Frame, id: string): PixelRect | null {
  const pixels = anywhere(frame, frame.arrangement, id);
  return pixels && isInSight(frame.view, pixels) ? pixels : null;
}
