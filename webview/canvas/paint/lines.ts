import { beads, busyFrom, dashesOfState, formFrom, hollowPart, lookOfKind, placeLabels, strengthAt, thinnedAt, widthOfLine, type Labelled, type Level, type Line, type LineLabel, type LinePicture, type Point, type Route } from '../../../src/scene';
import { heatBandOf } from '../../theme/heat';
import type { Frame } from './frame';
import { drawFrame, drawIcon } from './shapes';

/** Draws the lines of the picture: one stroke for all that look alike, since changing the look is what costs. */
export function drawLines(frame: Frame): void {
  const { context, palette, lines: { lines } } = frame;
  if (lines.length === 0) return;
  const looks = new Map<string, Line[]>();
  for (const line of lines) {
    const band = bandOf(line, frame) ?? '';
    const key = `${line.state}|${band}|${widthOf(line, frame).toFixed(1)}|${lookOfKind(line.kind).form}|${strengthOf(line, frame)}`;
    const alike = looks.get(key);
    if (alike) alike.push(line);
    else looks.set(key, [line]);
  }
  context.lineJoin = 'round';
  for (const alike of looks.values()) {
    const [first] = alike;
    if (!first) continue;
    const band = bandOf(first, frame);
    context.setLineDash([...(dashesOfState[first.state] ?? [])]);
    context.strokeStyle = band === null ? palette.wire : palette.heat[band] ?? palette.wire;
    context.lineWidth = widthOf(first, frame);
    context.globalAlpha = strengthOf(first, frame);
    context.beginPath();
    for (const { route } of alike) trace(frame, route);
    context.stroke();
    finish(frame, first);
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
  drawLit(frame);
  drawLabels(frame);
}

/** Of lines that carry much, and in an overlay of all whose load is known; null for the colour of a line. */
function bandOf({ heat }: Line, { heatBy }: Frame): number | null {
  return heat === null || (heat < busyFrom && heatBy !== 'overlay') ? null : heatBandOf(heat);
}

/** Something wrong is as strong from afar as near. */
function strengthOf({ kind, state, worst }: Line, { view: { zoom }, palette: { highContrast } }: Frame): number {
  if (state !== 'normal' || worst !== null) return 1;
  return highContrast ? strengthAt(kind, zoom, faintestOfContrast) : strengthAt(kind, zoom);
}
const faintestOfContrast = 0.6;

/** What tells a kind without colour, over its stroke; from afar nothing of that would be seen. */
function finish(frame: Frame, line: Line): void {
  const { context, palette, view } = frame;
  if (view.zoom < formFrom) return;
  const width = widthOf(line, frame);
  const { form } = lookOfKind(line.kind);
  switch (form) {
    case 'plain': return;
    case 'hollow':
      context.setLineDash([]);
      context.strokeStyle = palette.background;
      context.lineWidth = hollowPart({ width });
      return context.stroke();
    case 'beaded':
      context.setLineDash([0.1, beads.every]);
      context.lineCap = 'round';
      context.lineWidth = width + beads.wider;
      context.stroke();
      context.lineCap = 'butt';
  }
}

/** The way of a packet: its edges thick, on a halo of the background, so that it is told from what it crosses in every theme. */
function drawLit(frame: Frame): void {
  const { trace, palette, lines: { lines } } = frame;
  if (trace?.result.kind !== 'traced') return;
  const { lit, trace: { reachable } } = trace.result;
  const taken = lines.filter((line) => line.edges.some(({ id }) => lit.has(id)));
  for (const line of taken) drawOver(frame, line, palette.background, 6);
  for (const line of taken) drawOver(frame, line, reachable ? palette.good : palette.warning, 2.5);
}

/** Draws a line again, over everything: selected, under the pointer, on the way of a packet, or something else than in another version. */
export function drawOver(frame: Frame, line: Line, colour: string, extra: number, dashes: readonly number[] = dashesOfState[line.state] ?? []): void {
  const { context } = frame;
  context.strokeStyle = colour;
  context.lineWidth = widthOf(line, frame) + extra;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.setLineDash([...dashes]);
  context.beginPath();
  trace(frame, line.route);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
}

/** In pixels. */
function widthOf(line: Line, { view: { zoom } }: Pick<Frame, 'view'>): number {
  return widthOfLine(line.kind, line.edges.length) * thinnedAt(zoom);
}

function trace({ context, view: { x, y, zoom } }: Frame, { lead, trail, bend: [one, other] }: Route): void {
  const [start, end] = [lead[0], trail.at(-1)];
  if (!start || !end) return;
  context.moveTo(start.x * zoom + x, start.y * zoom + y);
  for (let at = 1; at < lead.length; at++) context.lineTo(lead[at]!.x * zoom + x, lead[at]!.y * zoom + y);
  context.bezierCurveTo(one.x * zoom + x, one.y * zoom + y, other.x * zoom + x, other.y * zoom + y, end.x * zoom + x, end.y * zoom + y);
  for (let at = trail.length - 2; at >= 0; at--) context.lineTo(trail[at]!.x * zoom + x, trail[at]!.y * zoom + y);
}

/** Labels near, and how many there are of several; the sign of a finding at any distance. None covers another, nor another line. */
function drawLabels(frame: Frame): void {
  const { context, palette, view } = frame;
  const font = `11px ${palette.fontFamily}`;
  for (const { line, said, rect } of labelsOf(frame, font)) {
    const corner = onScreen(frame, rect);
    const plate = { x: Math.round(corner.x), y: Math.round(corner.y), width: Math.round(rect.width * view.zoom), height: Math.round(rect.height * view.zoom) };
    if (plate.x > view.width || plate.y > view.height || plate.x + plate.width < 0 || plate.y + plate.height < 0) continue;
    const sign = signOf(line);
    drawFrame(context, plate, 4, palette.background, null);
    if (sign !== null) drawIcon(context, sign, plate.x + 2, plate.y + 2, 12, palette[sign]);
    if (!said) continue;
    context.font = font;
    context.textBaseline = 'middle';
    context.fillStyle = palette.muted;
    context.fillText(line.label, plate.x + (sign === null ? 4 : 18), plate.y + 8.5);
  }
}

/** Where labels stand: found once for the lines in sight at a zoom, and kept of those that stay in sight, since panning moves them along. */
function labelsOf({ context, view: { zoom }, text, picture, lines }: Frame, font: string): readonly LineLabel[] {
  const last = labelled.get(context);
  const isAlike = last?.zoom === zoom && last.font === font && last.level === picture.level;
  if (isAlike && last.picture === lines) return last.labels;
  const isNear = picture.level === 'cards';
  const among = isNear ? lines.lines : lines.lines.filter((line) => signOf(line) !== null);
  const labels = placeLabels(among, {
    label: (line) => {
      const width = isNear && line.label !== '' ? text.width(line.label, font) + 8 : 0;
      if (width === 0 || width >= Math.max(line.bounds.width, line.bounds.height) * zoom) return null;
      return { width: (width + (signOf(line) === null ? 0 : 16)) / zoom, height: 16 / zoom };
    },
    sign: (line) => (signOf(line) === null ? null : { width: 16 / zoom, height: 16 / zoom }),
    alike: alikePx / zoom,
  }, isAlike ? last : undefined);
  labelled.set(context, { picture: lines, level: picture.level, zoom, font, lines: among, labels });
  return labels;
}

/** What was placed last on a canvas. */
interface Labelling extends Labelled {
  readonly picture: LinePicture;
  readonly level: Level;
  readonly zoom: number;
  readonly font: string;
}
const labelled = new WeakMap<CanvasRenderingContext2D, Labelling>();
/** Equal labels nearer to each other than this say it twice. */
const alikePx = 130;

const signOf = ({ worst }: Line): 'error' | 'warning' | null => (worst === 'error' || worst === 'warning' ? worst : null);

export function onScreen({ view: { x, y, zoom } }: Pick<Frame, 'view'>, point: Point): Point {
  return { x: point.x * zoom + x, y: point.y * zoom + y };
}
