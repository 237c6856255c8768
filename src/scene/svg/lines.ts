import { heatColor } from '../heat/heatColor';
import { figure } from '../heat/heatPaths';
import { middleOf, routePath } from '../edges/shape';
import { overlap } from '../layout/free';
import type { Rect } from '../types';
import type { Line } from '../edges/types';
import { text } from './text';
import type { Draw } from './draw';
import { element, escapeXml } from './xml';

/** The lines between boxes: their state by dashes, a use that matters by colour, several as one thicker; near, with their labels. */
export function drawLines(lines: readonly Line[], draw: Draw): string {
  const taken: Rect[] = [];
  return [...lines.map((line) => drawLine(line, draw)), ...lines.map((line) => drawLabel(line, taken, draw))].join('');
}

function drawLine(line: Line, { palette, name }: Draw): string {
  const stroke = line.heat === null || line.heat < busy ? palette.line : heatColor(line.heat, name).fill;
  return element('g', {}, [
    element('title', {}, escapeXml(line.edges.length === 1 ? line.edges[0]?.detail ?? '' : line.label)),
    element('path', { d: routePath(line.route), fill: 'none', stroke, 'stroke-width': lineWidth(line), ...dashesOf(line.state) }),
  ].join(''));
}

/** On a plate over the lines, unless another label stands there. */
function drawLabel({ label, worst, route, bounds }: Line, taken: Rect[], { palette, level }: Draw): string {
  const { x, y } = middleOf(route);
  const wide = label.length * 11 * 0.58 + 8;
  const said = level === 'cards' && Math.max(bounds.width, bounds.height) > wide ? label : '';
  const width = said === '' ? 0 : wide;
  const plate = { x: x - width / 2, y: y - 8, width, height: 16 };
  const parts: string[] = [];
  if (said !== '' && !taken.some((other) => overlap(other, plate))) {
    taken.push(plate);
    parts.push(element('rect', { ...plate, rx: 3, fill: palette.background }), text(said, { x, y: y + 4, size: 11, fill: palette.faint, anchor: 'middle', width }));
  }
  if (worst !== null) parts.push(element('path', { d: figure(worst, plate.x - 3, y - 6, 12), fill: palette.finding[worst], stroke: palette.background }));
  return parts.join('');
}

/** Of several drawn as one, a little for each time they double. */
export const lineWidth = ({ edges }: Line): number => 1.5 + Math.log2(edges.length) * 0.6;

/** From this use on a line is coloured by it. */
export const busy = 0.7;

function dashesOf(state: string): Readonly<Record<string, string>> {
  const dash = dashes[state];
  return dash === undefined ? {} : { 'stroke-dasharray': dash };
}

/** How a state is told without colour: standby in dashes, down broken, what is not known in dots. */
export const dashes: Readonly<Record<string, string>> = { standby: '8 5', down: '14 8 2 8', unknown: '2 5' };
