import type { Item } from '../../../src/scene';
import { isInSight, toPixels, type Frame, type PixelRect } from './frame';
import { drawVeil } from './changes';
import { drawAreaLabels } from './areaLabels';
import { drawHeaderBand, writeHeader } from './holderHeader';
import { drawLayers } from './layers';
import { drawLines } from './lines';
import { drawMarks } from './marks';
import { drawFrame } from './shapes';

/**
 * Draws what lies under React Flow's nodes, unless the view only moves (`movedLayer.ts`): frames of sites, clusters and hosts, and everything that is too small
 * or too many to be a node. What React Flow has not drawn yet is drawn here plainly, so that moving never shows a gap.
 */
export function drawUnderlay(frame: Frame): void {
  drawContent(frame);
  drawOnContent(frame);
}

/** What does not move with what lies in the scene, or lies over all of it. */
export function drawOnContent(frame: Frame): void {
  drawAreaLabels(frame, 'in headers');
  if (frame.compared) drawVeil(frame);
}

/** What stands where it stands in the scene, whatever is in sight. */
export function drawContent(frame: Frame): void {
  const { context, view, picture, palette } = frame;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, view.width, view.height);
  const holders: (readonly [Item, PixelRect])[] = [];
  const leaves: (readonly [Item, PixelRect])[] = [];
  const inSight: (readonly [Item, PixelRect])[] = [];
  for (const item of picture.items) {
    if (item.box === null) continue;
    const rect = toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height);
    if (!isInSight(view, rect)) continue;
    if (item.role === 'area') drawArea(frame, item, rect);
    else if (item.role === 'holder') {
      drawFrame(context, rect, Math.min(6, rect.height / 8), frame.palette.hostFill, frame.palette.lineStrong);
      inSight.push([item, rect]);
      drawStripe(frame, item, rect);
      if (frame.shown.has(item.id)) continue;
      drawHeaderBand(frame, item, rect);
      holders.push([item, rect]);
    }
    else if (!frame.shown.has(item.id)) leaves.push([item, rect]);
  }
  // Over the frames they come out of, under what stands in those.
  drawLines(frame);
  for (const [, rect] of leaves) drawFrame(context, rect, 3, frame.palette.cell, null);
  drawLayers(frame, inSight);
  drawMarks(frame);
  // After the marks: where a head is lower than its text, the text counts.
  for (const [item, rect] of holders) writeHeader(frame, item, rect);
}

/** Along the upper edge of what has a tint. */
function drawStripe({ context, palette, tints, view }: Frame, { box }: Item, { x, y, width }: PixelRect): void {
  const at = box?.node.tint === undefined ? undefined : tints.get(box.node.tint);
  if (at === undefined) return;
  context.fillStyle = palette.tints[at % palette.tints.length]?.strong ?? palette.line;
  context.beginPath();
  context.roundRect(x, y, width, Math.max(2, Math.min(5, 6 * view.zoom)), [3, 3, 0, 0]);
  context.fill();
}

function drawArea({ context, palette }: Frame, item: Item, rect: PixelRect): void {
  const isSite = item.parent === null && item.box?.children.some((child) => child.children.length > 0);
  const radius = Math.min(10, rect.width / 8, rect.height / 8);
  const isGroup = item.box?.node.kind === 'group';
  if (isGroup) context.setLineDash([5, 4]);
  drawFrame(context, rect, radius, isSite ? palette.siteFill : palette.clusterFill, palette.line);
  if (isGroup) context.setLineDash([]);
}
