import { heatColor } from '../heat/heatColor';
import { figure } from '../heat/heatPaths';
import { placeLabels, type LineLabel } from '../edges/labels';
import { beads, busyFrom, dashesOfState, hollowPart, lookOfKind, widthOfLine } from '../edges/looks';
import { routePath } from '../edges/shape';
import type { Line } from '../edges/types';
import { changeOfLine, changeStroke } from './changes';
import { textWidth } from './letters';
import { text } from './text';
import type { Draw } from './draw';
import { element, escapeXml } from './xml';

/** The lines between boxes: their kind by width and form, their state by dashes, a use that matters by colour, several as one thicker; near, with their labels. */
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

function drawLine(line: Line, draw: Draw): string {
  const { palette, name } = draw;
  const stroke = line.heat === null || line.heat < busyFrom ? palette.line : heatColor(line.heat, name).fill;
  const width = widthOfLine(line.kind, line.edges.length);
  const title = [changeOfLine(line) ?? '', line.edges.length === 1 ? line.edges[0]?.detail ?? '' : line.label].filter((part) => part !== '').join(' · ');
  return element('g', {}, [
    element('title', {}, escapeXml(title)),
    ...strokesOf(routePath(line.route), { kind: line.kind, state: line.state, stroke, width }, draw),
    ...changeStroke(line, width, draw),
  ].join(''));
}

interface Stroke { readonly kind: string; readonly state: string; readonly stroke: string; readonly width: number }

/** A path as a line of its kind and state. */
export function strokesOf(d: string, { kind, state, stroke, width }: Stroke, { palette }: Pick<Draw, 'palette'>): readonly string[] {
  const { form } = lookOfKind(kind);
  const dash = dashesOfState[state];
  const under = element('path', { d, fill: 'none', stroke, 'stroke-width': width, ...(dash === undefined ? {} : { 'stroke-dasharray': dash.join(' ') }) });
  switch (form) {
    case 'plain': return [under];
    case 'hollow': return [under, element('path', { d, fill: 'none', stroke: palette.background, 'stroke-width': hollowPart({ width }) })];
    case 'beaded': return [under, element('path', { d, fill: 'none', stroke, 'stroke-width': width + beads.wider, 'stroke-linecap': 'round', 'stroke-dasharray': `0.1 ${beads.every}` })];
  }
}

/** On a plate over its line. */
function drawLabel({ line: { label, worst }, said, rect }: LineLabel, { palette }: Draw): string {
  const parts: string[] = [];
  const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  if (said) parts.push(element('rect', { ...rect, rx: 3, fill: palette.background }), text(label, { x: middle.x, y: middle.y + 4, size: 11, fill: palette.faint, anchor: 'middle', width: rect.width }));
  if (worst !== null) parts.push(element('path', { d: figure(worst, rect.x - (said ? 3 : 0), middle.y - 6, 12), fill: palette.finding[worst], stroke: palette.background }));
  return parts.join('');
}

const labelWidth = ({ label }: Line): number => textWidth(label, 11) + 8;
