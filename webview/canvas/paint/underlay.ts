import type { Item } from '../../../src/scene';
import { heatOf } from '../../../src/scene';
import { heatBandOf, overBand, unknownBand } from '../../theme/heat';
import { isInSight, toPixels, type Frame, type PixelRect } from './frame';
import { drawAreaLabels } from './areaLabels';
import { drawHolderHeader } from './holderHeader';
import { drawMarks } from './marks';
import { drawFrame, drawHatch } from './shapes';

/**
 * Draws what lies under React Flow's nodes, in every frame: frames of sites, clusters and hosts, and everything that is too small
 * or too many to be a node. What React Flow has not drawn yet is drawn here plainly, so that moving never shows a gap.
 */
export function drawUnderlay(frame: Frame): void {
  const { context, view, picture } = frame;
  context.clearRect(0, 0, view.width, view.height);
  for (const item of picture.items) {
    if (item.box === null) continue;
    const rect = toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height);
    if (!isInSight(view, rect)) continue;
    if (item.role === 'area') drawArea(frame, item, rect);
    else if (item.role === 'holder') drawHolder(frame, item, rect);
    else if (!frame.shown.has(item.id)) drawFrame(context, rect, 3, frame.palette.cell, null);
  }
  drawMarks(frame);
  drawAreaLabels(frame, 'in headers');
}

function drawArea({ context, palette }: Frame, item: Item, rect: PixelRect): void {
  const isSite = item.parent === null && item.box?.children.some((child) => child.children.length > 0);
  const radius = Math.min(10, rect.width / 8, rect.height / 8);
  const isGroup = item.box?.node.kind === 'group';
  if (isGroup) context.setLineDash([5, 4]);
  drawFrame(context, rect, radius, isSite ? palette.siteFill : palette.clusterFill, palette.line);
  if (isGroup) context.setLineDash([]);
}

function drawHolder(frame: Frame, item: Item, rect: PixelRect): void {
  const { context, palette, heatBy, picture, view } = frame;
  const box = item.box!;
  const radius = Math.min(6, rect.height / 8);
  drawFrame(context, rect, radius, palette.hostFill, palette.lineStrong);
  const use = heatOf(box, heatBy);
  const band = heatBandOf(use);
  // From afar the frame carries its use itself; near, its header has a meter.
  if (picture.level === 'cells' && rect.height >= 12 && band !== unknownBand) {
    const height = Math.max(2, Math.min(5, Math.round(6 * view.zoom)));
    const bar = { x: rect.x + 1, y: rect.y + rect.height - 1 - height, width: Math.round((rect.width - 2) * Math.min(1, use ?? 0)), height };
    context.fillStyle = palette.heat[band]!;
    context.fillRect(bar.x, bar.y, bar.width, bar.height);
    if (band === overBand) drawHatch(context, palette.ink[overBand]!, bar);
  }
  drawHolderHeader(frame, item, rect);
}
