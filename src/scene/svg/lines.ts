import { heatColor } from '../heat/heatColor';
import { figure } from '../heat/heatPaths';
import { placeLabels, type LineLabel } from '../edges/labels';
import { routePath } from '../edges/shape';
import type { Line } from '../edges/types';
import { text } from './text';
import type { Draw } from './draw';
import { element, escapeXml } from './xml';

/** The lines between boxes: their state by dashes, a use that matters by colour, several as one thicker; near, with their labels. */
export function drawLines(lines: readonly Line[], draw: Draw): string {
  const labels = placeLabels(lines, {
    label: (line) => {
      const width = labelWidth(line);
      return draw.level === 'cards' && line.label !== '' && Math.max(line.bounds.width, line.bounds.height) > width ? { width, height: 16 } : null;
    },
    sign: ({ worst }) => (worst === null ? null : { width: 12, height: 12 }),
    alike: 160,
  });
  return [...lines.map((line) => drawLine(line, draw)), ...labels.map((label) => drawLabel(label, draw))].join('');
}

function drawLine(line: Line, { palette, name }: Draw): string {
  const stroke = line.heat === null || line.heat < busy ? palette.line : heatColor(line.heat, name).fill;
  return element('g', {}, [
    element('title', {}, escapeXml(line.edges.length === 1 ? line.edges[0]?.detail ?? '' : line.label)),
    element('path', { d: routePath(line.route), fill: 'none', stroke, 'stroke-width': lineWidth(line), ...dashesOf(line.state) }),
  ].join(''));
}

/** On a plate over its line. */
function drawLabel({ line: { label, worst }, said, rect }: LineLabel, { palette }: Draw): string {
  const parts: string[] = [];
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  if (said) parts.push(element('rect', { ...rect, rx: 3, fill: palette.background }), text(label, { x: middle.x, y: middle.y + 4, size: 11, fill: palette.faint, anchor: 'middle', width: rect.width }));
  if (worst !== null) parts.push(element('path', { d: figure(worst, rect.x - (said ? 3 : 0), middle.y - 6, 12), fill: palette.finding[worst], stroke: palette.background }));
  return parts.join('');
}

const labelWidth = ({ label }: Line): number => label.length * 11 * 0.58 + 8;

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
