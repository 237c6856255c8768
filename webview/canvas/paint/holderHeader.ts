import type { Item } from '../../../src/scene';
import { heatOf } from '../../../src/scene';
import { totalOf, worstOf } from '../../a11y/names';
import { stateIcon } from '../../ui';
import type { Frame, PixelRect } from './frame';
import { drawIcon } from './shapes';

/** The name of a host with its use and its findings, in a size that stays legible at any zoom. */
export function drawHolderHeader(frame: Frame, item: Item, rect: PixelRect): void {
  const { context, palette, text, view, heatBy } = frame;
  const height = item.header * view.zoom;
  if (frame.shown.has(item.id) || height < 9 || rect.width < 40) return;
  const { node } = item.box!;
  const size = Math.max(9, Math.min(13, height * 0.5));
  const middle = rect.y + height / 2 + 1;
  const padding = Math.max(4, 8 * view.zoom);
  let right = rect.x + rect.width - padding;
  context.textBaseline = 'middle';

  const worst = worstOf(node.findings);
  if (worst !== null) {
    const count = String(totalOf(node.findings));
    const font = `600 ${size - 1}px ${palette.fontFamily}`;
    right -= text.width(count, font);
    context.font = font;
    context.fillStyle = palette.foreground;
    context.fillText(count, right, middle);
    right -= size + 2;
    drawIcon(context, worst, right, middle - size / 2, size, palette[worst]);
    frame.signs.push({ node: node.id, rect: { x: right, y: middle - size, width: rect.x + rect.width - right, height: size * 2 } });
    right -= 6;
  }

  const use = heatOf(item.box!, heatBy);
  if (use !== null && rect.width >= 110) {
    const percent = `${Math.round(use * 100)} %`;
    const font = `${size - 1}px ${palette.fontFamily}`;
    right -= text.width(percent, font);
    context.font = font;
    context.fillStyle = use > 1 ? palette.over : palette.muted;
    context.fillText(percent, right, middle);
    right -= 6;
  }

  const state = stateIcon(node.state);
  if (state !== null && rect.width >= 110) {
    right -= size;
    drawIcon(context, state, right, middle - size / 2, size, palette.muted);
    right -= 6;
  }

  const font = `600 ${size}px ${palette.fontFamily}`;
  const label = text.fit(node.label, right - rect.x - padding, font);
  context.font = font;
  context.fillStyle = node.state === 'maintenance' ? palette.muted : palette.foreground;
  if (label !== '') context.fillText(label, rect.x + padding, middle);
}
