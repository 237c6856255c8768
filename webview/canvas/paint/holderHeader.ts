import type { Item } from '../../../src/scene';
import { heatOf, isUnread } from '../../../src/scene';
import { shortFigure } from '../../a11y/figures';
import { totalOf, worstOf } from '../../a11y/names';
import { heatBandOf, overBand, unknownBand } from '../../theme/heat';
import { stateIcon } from '../../ui/icons';
import type { Frame, PixelRect } from './frame';
import { letterOf } from './letters';
import { drawFrame, drawHatch, drawIcon } from './shapes';

/** Among cells the head of a host is coloured by its use; near, the head of the node has meters instead. */
export function drawHeaderBand(frame: Frame, item: Item, { x, y, width }: PixelRect): void {
  const { context, palette, view } = frame;
  const tint = tintOf(frame, item);
  const band = bandOf(frame, item);
  const height = Math.round(item.header * view.zoom);
  const fill = tint?.fill ?? (band === null ? undefined : palette.heat[band]);
  if (fill === undefined || height < 3) return;
  const inner = { x: x + 1, y: y + 1, width: width - 2, height: height - 1 };
  context.fillStyle = fill;
  context.beginPath();
  context.roundRect(inner.x, inner.y, inner.width, inner.height, [Math.min(5, height / 3), Math.min(5, height / 3), 0, 0]);
  context.fill();
  if (tint === null && band === overBand) drawHatch(frame, palette.ink[band]!, inner);
}

/** The name of a host, its state, use and findings, in a size that stays legible at any zoom. */
export function writeHeader(frame: Frame, item: Item, rect: PixelRect): void {
  const { context, palette, text, view, heatBy } = frame;
  const height = item.header * view.zoom;
  if (height < 7 || rect.width < 40) return;
  const { node } = item.box!;
  const band = bandOf(frame, item);
  const ink = tintOf(frame, item)?.ink ?? (band === null ? palette.foreground : palette.ink[band]!);
  const size = Math.max(9, Math.min(13, height * 0.5));
  const middle = rect.y + height / 2 + 1;
  const ground = tintOf(frame, item)?.fill ?? (band === null ? palette.hostFill : palette.heat[band]!);
  /** Lines to what lies inside pass the head: not through its words. */
  const clear = (x: number, width: number): void => {
    if (frame.lines.lines.length === 0) return;
    context.fillStyle = ground;
    context.fillRect(x - 3, middle - size * 0.6, width + 6, size * 1.2);
    context.fillStyle = ink;
  };
  const padding = Math.max(4, 8 * view.zoom);
  let right = rect.x + rect.width - padding;
  context.textBaseline = 'middle';

  const findings = node.folded ? item.box!.totals.findings : node.findings;
  const worst = worstOf(findings);
  if (worst !== null) {
    const count = String(totalOf(findings));
    const font = `600 ${size - 1}px ${palette.fontFamily}`;
    const width = text.width(count, font) + size + 6;
    // On a plate, since it stands on any colour of use.
    const plate = { x: Math.round(right - width), y: Math.round(middle - size * 0.65), width: Math.round(width + 2), height: Math.round(size * 1.3) };
    drawFrame(context, plate, 3, palette.background, null);
    drawIcon(context, worst, plate.x + 2, middle - size / 2, size, palette[worst]);
    context.font = font;
    context.fillStyle = palette.foreground;
    context.fillText(count, plate.x + size + 4, middle);
    frame.signs.push({ node: node.id, rect: plate });
    right = plate.x - 5;
  }

  if (isUnread(item.box!) && rect.width >= 56) {
    right -= size;
    drawIcon(context, 'unread', right, middle - size / 2, size, ink);
    right -= 5;
  }

  const letter = letterOf(frame, item.box!);
  const percent = heatBy === 'findings' ? '' : [letter, shortFigure(item.box!, heatBy)].filter((part) => part !== '').join(' ');
  const isTold = percent !== '' && rect.width >= 110;
  if (isTold) {
    context.font = `${size - 1}px ${palette.fontFamily}`;
    context.fillStyle = ink;
    right -= text.width(percent, context.font);
    clear(right, text.width(percent, context.font));
    context.fillText(percent, right, middle);
    right -= 6;
  }

  const state = stateIcon(node.state);
  if (state !== null && rect.width >= 110) {
    right -= size;
    drawIcon(context, state, right, middle - size / 2, size, ink);
    right -= 6;
  }

  const font = `600 ${size}px ${palette.fontFamily}`;
  const isFoldable = (node.folded !== undefined || item.box!.children.length > 0) && rect.width >= 110;
  const left = rect.x + padding + (isFoldable ? size + 2 : 0);
  const label = text.fit(letter === '' || isTold ? node.label : `${letter} ${node.label}`, right - left, font);
  context.font = font;
  context.fillStyle = ink;
  if (label !== '') {
    clear(left, text.width(label, font));
    context.fillText(label, left, middle);
  }
  if (!isFoldable) return;
  drawIcon(context, node.folded ? 'right' : 'down', rect.x + padding - 2, middle - size / 2, size, ink);
  frame.folds.push({ node: node.id, rect: { x: rect.x, y: rect.y, width: left - rect.x, height }, isUnder: true });
}

/** The colour of its tint; null where it has none. */
function tintOf({ picture, palette, tints }: Frame, { box }: Item): Frame['palette']['tints'][number] | null {
  const at = box?.node.tint === undefined || picture.level !== 'cells' ? undefined : tints.get(box.node.tint);
  return at === undefined ? null : palette.tints[at % palette.tints.length] ?? null;
}

function bandOf({ picture, heatBy }: Frame, { box }: Item): number | null {
  const band = picture.level === 'cells' ? heatBandOf(heatOf(box!, heatBy)) : unknownBand;
  return band === unknownBand ? null : band;
}
