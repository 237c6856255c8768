import { heatBands, heatColor } from '../heat/heatColor';
import { tintColor } from '../heat/tintColor';
import type { Draw } from './draw';
import { dashes } from './lines';
import { text } from './text';
import { element } from './xml';

interface Spot { readonly x: number; readonly y: number; readonly scale: number }

/** What the colours and lines mean, below the picture. */
export function drawLegend(spot: Spot, draw: Draw): string {
  return draw.rules.measures.includes(draw.heatBy) ? drawScale(spot, draw) : drawTints(spot, draw);
}

/** The colour of each tint, and how the state of a line is told. */
function drawTints({ x, y, scale }: Spot, { name, palette, tints, rules }: Draw): string {
  const shown = [...tints].slice(0, 12);
  const label = (content: string, at: number): string => text(content, { x: at, y: 20, size: 12, fill: palette.ink, width: 80 });
  const swatches = shown.flatMap(([tint, at], index) => [element('rect', { x: index * 100, y: 8, width: 16, height: 16, rx: 2, fill: tintColor(at, name).strong }), label(tint, index * 100 + 22)]);
  const lines = rules.lines.states.toReversed().flatMap((state, index) => {
    const left = (shown.length + index) * 100;
    return [element('path', { d: `M${left} 16h28`, fill: 'none', stroke: palette.line, 'stroke-width': 2, ...(dashes[state] === undefined ? {} : { 'stroke-dasharray': dashes[state] }) }), label(state, left + 34)];
  });
  return element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, [...swatches, ...lines].join(''));
}

/** The colours from 0 to 100 % and beyond. */
function drawScale({ x, y, scale }: Spot, { name, palette, heatBy }: Draw): string {
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
