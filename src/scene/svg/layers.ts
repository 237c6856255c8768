import type { Palette } from '../heat/heatColor';
import { lookOf } from '../tree/kinds';
import type { Box, Item, LayerPattern, SceneRules } from '../types';
import { textWidth } from './letters';
import { text } from './text';
import { element } from './xml';

/** The layers a box stands on, as bands at its foot, the first lowest. */
export function drawLayers({ rect: { width, height }, footer }: Item, box: Box, rules: SceneRules, palette: Palette): string[] {
  const layers = box.node.layers ?? [];
  if (footer === 0 || layers.length === 0) return [];
  const band = footer / layers.length;
  return layers.flatMap(([layer, label], at) => {
    const { name, pattern } = lookOf(rules, layer);
    const y = height - (at + 1) * band;
    const size = Math.round(band * 0.55);
    const said = [name, label].filter((part) => part !== '').join('  ');
    const shape = { d: outline(y, width, band, at === 0 ? corner : 0), stroke: palette.line };
    const plate = Math.min(width - 8, textWidth(said, size) + 14);
    return [
      element('path', { ...shape, fill: pattern === 'solid' ? palette.unknown : palette.background }),
      ...(pattern === 'solid' || pattern === 'plain' ? [] : [
        element('path', { ...shape, fill: `url(#${pattern})` }),
        element('rect', { x: 4, y: y + 2, width: plate, height: band - 4, fill: palette.background }),
      ]),
      text(said, { x: 12, y: y + band / 2 + size * 0.35, size, fill: palette.ink, width: width - 24 }),
    ];
  });
}

/** The patterns that layers are told by. */
export function layerPatterns({ line }: Palette): string {
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
  const inside: Readonly<Record<Exclude<LayerPattern, 'solid' | 'plain'>, string>> = {
    slanted: element('path', { d: 'M-2 2l4 -4M0 8l8 -8M6 10l4 -4', stroke: line }),
    dotted: element('rect', { x: 3, y: 3, width: 2, height: 2, fill: line }),
    barred: element('path', { d: 'M4 0v8', stroke: line }),
  };
  return Object.entries(inside).map(([id, drawn]) => element('pattern', { id, ...tile }, drawn)).join('');
}

/** A sample of a pattern, for a legend. */
export function swatchOf(pattern: LayerPattern, palette: Palette): string {
  const box = { x: 0, y: 8, width: 24, height: 16, stroke: palette.line };
  return element('rect', { ...box, fill: pattern === 'solid' ? palette.unknown : palette.background }) + (pattern === 'solid' || pattern === 'plain' ? '' : element('rect', { ...box, fill: `url(#${pattern})` }));
}

/** A band whose lower corners are rounded like those of the frame around it. */
function outline(y: number, width: number, height: number, radius: number): string {
  if (radius === 0) return `M0 ${y}h${width}v${height}h-${width}z`;
  return `M0 ${y}h${width}v${height - radius}a${radius} ${radius} 0 0 1 -${radius} ${radius}h-${width - 2 * radius}a${radius} ${radius} 0 0 1 -${radius} -${radius}z`;
}
const corner = 6;
