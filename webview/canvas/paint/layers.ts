import { lookOf, type Item, type LayerLook } from '../../../src/scene';
import { layerIcon } from '../../ui';
import type { Frame, PixelRect } from './frame';
import { drawIcon, drawPattern } from './shapes';

interface Band {
  readonly rect: PixelRect;
  readonly layer: string;
  readonly label: string;
  readonly look: LayerLook;
  readonly isLowest: boolean;
  /** Before it was rounded to pixels: the same for all bands of a host, so that their text is of one size. */
  readonly height: number;
}

/**
 * Draws what hosts stand on, as bands at their foot: from afar told apart by their pattern, near by their name and icon as well.
 * One pattern after the other, since changing it is what costs.
 */
export function drawLayers(frame: Frame, holders: readonly (readonly [Item, PixelRect])[]): void {
  const bands = holders.flatMap(([item, rect]) => bandsOf(frame, item, rect));
  const { context, palette } = frame;
  for (const pattern of ['solid', 'plain', 'slanted', 'dotted', 'barred'] as const) {
    const alike = bands.filter(({ look }) => look.pattern === pattern);
    if (alike.length === 0) continue;
    context.fillStyle = pattern === 'solid' ? palette.layerSolid : palette.layer;
    for (const band of alike) fill(context, band);
    if (pattern !== 'solid' && pattern !== 'plain') drawPattern(frame, pattern, palette.layerLine, alike.map(({ rect }) => rect));
  }
  context.fillStyle = palette.line;
  for (const { rect: { x, y, width } } of bands) context.fillRect(x, y, width, 1);
  for (const band of bands) write(frame, band);
}

/** From the lowest up, inside the border of the host. */
function bandsOf({ picture, arrangement: { scene: { rules } }, view }: Frame, { box, footer }: Item, rect: PixelRect): readonly Band[] {
  const layers = box?.node.layers ?? [];
  if (footer === 0 || picture.level === 'tiles') return [];
  const bottom = rect.y + rect.height - 1;
  const height = (footer * view.zoom) / layers.length;
  const edge = (at: number): number => bottom - Math.round(at * height);
  return layers.map(([layer, label], at) => ({
    rect: { x: rect.x + 1, y: edge(at + 1), width: rect.width - 2, height: edge(at) - edge(at + 1) },
    layer, label, look: lookOf(rules, layer), isLowest: at === 0, height,
  }));
}

function fill(context: CanvasRenderingContext2D, { rect: { x, y, width, height }, isLowest }: Band): void {
  if (!isLowest) return context.fillRect(x, y, width, height);
  const radius = Math.min(5, height / 2);
  context.beginPath();
  context.roundRect(x, y, width, height, [0, 0, radius, radius]);
  context.fill();
}

/** The name of the layer and its label, on a plate where there is a pattern behind them. */
function write({ context, palette, text }: Frame, { rect, layer, label, look, height }: Band): void {
  if (height < legiblePx || rect.width < 120) return;
  const size = Math.max(9, Math.round(height * 0.52));
  const iconSize = Math.max(8, Math.round(height * 0.6));
  const nameFont = `${size}px ${palette.fontFamily}`;
  const labelFont = `600 ${size}px ${palette.fontFamily}`;
  const gap = size * 0.6;
  const left = rect.x + 8;
  const name = text.fit(look.name, rect.width - 16 - iconSize - gap, nameFont);
  const nameEnd = left + iconSize + gap + text.width(name, nameFont);
  const shown = label === '' ? '' : text.fit(label, rect.x + rect.width - 8 - nameEnd - gap, labelFont);
  const end = shown === '' ? nameEnd : nameEnd + gap + text.width(shown, labelFont);

  if (look.pattern !== 'solid' && look.pattern !== 'plain') {
    context.fillStyle = palette.layer;
    context.fillRect(rect.x, rect.y + 1, end + gap - rect.x, rect.height - 1);
  }
  const middle = rect.y + rect.height / 2 + 0.5;
  drawIcon(context, layerIcon(layer), left, middle - iconSize / 2, iconSize, palette.muted);
  context.textBaseline = 'middle';
  context.font = nameFont;
  context.fillStyle = palette.muted;
  context.fillText(name, left + iconSize + gap, middle);
  if (shown === '') return;
  context.font = labelFont;
  context.fillStyle = palette.foreground;
  context.fillText(shown, nameEnd + gap, middle);
}

const legiblePx = 10.5;
