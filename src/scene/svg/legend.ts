import { heatBands, heatColor } from '../heat/heatColor';
import type { Draw } from './draw';
import { text } from './text';
import { element } from './xml';

/** The colours from 0 to 100 % and beyond, below the picture. */
export function drawLegend({ x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number }, { name, palette, heatBy }: Draw): string {
  const band = 10;
  const label = (content: string, at: number, anchor?: 'middle' | 'end'): string =>
    text(content, { x: at, y: 20, size: 12, fill: palette.ink, width: 120, ...(anchor ? { anchor } : {}) });
  const bar = 130;
  const swatches = Array.from({ length: heatBands }, (_, at) =>
    element('rect', { x: bar + at * band, y: 8, width: band, height: 16, fill: heatColor(at / (heatBands - 1), name).fill }));
  const end = bar + heatBands * band;
  return element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, [
    label(heatBy, 0),
    label('0 %', bar - 6, 'end'),
    ...swatches,
    label('100 %', end + 6),
    element('rect', { x: end + 66, y: 8, width: 24, height: 16, fill: heatColor(2, name).fill }),
    element('rect', { x: end + 66, y: 8, width: 24, height: 16, fill: 'url(#over)', stroke: palette.line }),
    label('over 100 %', end + 96),
    element('rect', { x: end + 190, y: 8, width: 24, height: 16, fill: heatColor(null, name).fill, stroke: palette.line }),
    label('unknown', end + 220),
  ].join(''));
}
