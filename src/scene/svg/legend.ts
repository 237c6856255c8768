import { widthOfLine } from '../edges/looks';
import type { Line } from '../edges/types';
import { heatBands, heatColor } from '../heat/heatColor';
import { tintColor } from '../heat/tintColor';
import type { Draw } from './draw';
import { strokesOf } from './lines';
import { text } from './text';
import { element } from './xml';

interface Spot { readonly x: number; readonly y: number; readonly scale: number }

/** So high is it, before it is scaled: a row, and one more for the lines where another has the colours of use. */
export const legendHeight = ({ rules, heatBy }: Pick<Draw, 'rules' | 'heatBy'>, lines: readonly Line[]): number => (rules.measures.includes(heatBy) && lines.length > 0 ? 80 : 48);

/** What the colours and lines mean, below the picture. */
export function drawLegend(spot: Spot, draw: Draw, lines: readonly Line[]): string {
  if (!draw.rules.measures.includes(draw.heatBy)) return drawTints(spot, draw);
  return drawScale(spot, draw) + (lines.length === 0 ? '' : drawKinds({ ...spot, y: spot.y + 32 * spot.scale }, draw, lines));
}

/** The kinds of lines that there are, and the states that some of them are in. */
function drawKinds({ x, y, scale }: Spot, draw: Draw, lines: readonly Line[]): string {
  const { palette, rules: { lines: { kinds = {}, states, plainState } } } = draw;
  const samples = [
    ...Object.entries(kinds).flatMap(([kind, word]) => (lines.some((line) => line.kind === kind) ? [{ kind, state: plainState, word }] : [])),
    ...states.toReversed().flatMap((state) => (state !== plainState && lines.some((line) => line.state === state) ? [{ kind: '', state, word: state }] : [])),
  ];
  let left = 0;
  const drawn = samples.flatMap(({ kind, state, word }) => {
    const at = left;
    const width = word.length * 8 + 8;
    left += 44 + width + 12;
    return [...strokesOf(`M${at} 16h36`, { kind, state, stroke: palette.line, width: widthOfLine(kind, 1) }, draw), text(word, { x: at + 44, y: 20, size: 12, fill: palette.ink, width })];
  });
  return element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, drawn.join(''));
}

/** The colour of each tint, and how the state of a line is told. */
function drawTints({ x, y, scale }: Spot, draw: Draw): string {
  const { name, palette, tints, rules } = draw;
  const shown = [...tints].slice(0, 12);
  const label = (content: string, at: number): string => text(content, { x: at, y: 20, size: 12, fill: palette.ink, width: 80 });
  const swatches = shown.flatMap(([tint, at], index) => [element('rect', { x: index * 100, y: 8, width: 16, height: 16, rx: 2, fill: tintColor(at, name).strong }), label(tint, index * 100 + 22)]);
  const lines = rules.lines.states.toReversed().flatMap((state, index) => {
    const left = (shown.length + index) * 100;
    return [...strokesOf(`M${left} 16h28`, { kind: '', state, stroke: palette.line, width: 2 }, draw), label(state, left + 34)];
  });
  return element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, [...swatches, ...lines].join(''));
}

/** The colours from 0 to 100 % and beyond. */
function drawScale({ x, y, scale }: Spot, { name, palette, colouredBy }: Draw): string {
  const band = 10;
  const label = (content: string, at: number, anchor?: 'middle' | 'end'): string =>
    text(content, { x: at, y: 20, size: 12, fill: palette.ink, width: 120, ...(anchor ? { anchor } : {}) });
  const bar = 130;
  const swatches = Array.from({ length: heatBands }, (_, at) =>
    element('rect', { x: bar + at * band, y: 8, width: band, height: 16, fill: heatColor(at / (heatBands - 1), name).fill }));
  const end = bar + heatBands * band;
  return element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, [
    label(colouredBy, 0),
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
