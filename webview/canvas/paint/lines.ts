import { beads, busyFrom, dashesOfState, drawRoutes, formFrom, hollowPart, lookOfKind, placeLabels, strengthAt, thinnedAt, widthOfLine, type Labelled, type Level, type Line, type LineLabel, type LinePicture, type Pen, type Point, type Route } from '../../../src/scene';
import { heatBandOf, type HeatMeasure } from '../../theme/heat';
import type { Frame } from './frame';
import { drawFrame, drawIcon } from './shapes';
import type { TextPainter } from './text';

/** Draws the lines of the picture: one stroke for all that look alike, since changing the look is what costs. */
export function drawLines(frame: Frame): void {
  const { context, palette, lines } = frame;
  if (lines.lines.length === 0) return;
  context.lineJoin = 'round';
  for (const { line, routes } of looksOf(lines, frame)) {
    const band = bandOf(line, frame);
    context.strokeStyle = band === null ? palette.wire : palette.heat[band] ?? palette.wire;
    context.lineWidth = widthOf(line, frame);
    context.globalAlpha = strengthOf(line, frame);
    stroke(frame, routes, dashesOfState[line.state] ?? []);
    finish(frame, line, routes);
  }
  context.globalAlpha = 1;
  drawLit(frame);
  drawLabels(frame);
}

/** Lines that look alike at any zoom, and one of them. */
interface Alike { readonly line: Line; readonly routes: Route[] }

function looksOf(picture: LinePicture, frame: Frame): readonly Alike[] {
  const known = looksOfPicture.get(picture);
  if (known?.heatBy === frame.heatBy) return known.looks;
  const looks = alike(picture.lines, (line) => `${bandOf(line, frame) ?? ''}|${line.worst !== null}`);
  looksOfPicture.set(picture, { heatBy: frame.heatBy, looks });
  return looks;
}
const looksOfPicture = new WeakMap<LinePicture, { readonly heatBy: HeatMeasure; readonly looks: readonly Alike[] }>();

function alike(lines: readonly Line[], colourOf: (line: Line) => string): readonly Alike[] {
  const looks = new Map<string, Alike>();
  for (const line of lines) {
    const { form, quiet } = lookOfKind(line.kind);
    const key = `${line.state}|${form}|${quiet}|${widthOfLine(line.kind, line.edges.length).toFixed(1)}|${colourOf(line)}`;
    const known = looks.get(key);
    if (known) known.routes.push(line.route);
    else looks.set(key, { line, routes: [line.route] });
  }
  return [...looks.values()];
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
function finish(frame: Frame, line: Line, routes: readonly Route[]): void {
  const { context, palette, view } = frame;
  if (view.zoom < formFrom) return;
  const width = widthOf(line, frame);
  const { form } = lookOfKind(line.kind);
  switch (form) {
    case 'plain': return;
    case 'hollow':
      context.strokeStyle = palette.background;
      context.lineWidth = hollowPart({ width });
      return stroke(frame, routes, []);
    case 'beaded':
      context.lineCap = 'round';
      context.lineWidth = width + beads.wider;
      stroke(frame, routes, [0.1, beads.every]);
      context.lineCap = 'butt';
  }
}

function stroke({ context, view }: Frame, routes: readonly Route[], dashes: readonly number[]): void {
  context.beginPath();
  drawRoutes(dashes.length === 0 && context.globalAlpha === 1 ? inPortions(context) : context, routes, view, dashes);
  context.stroke();
}

/** Strokes now and then: of many lines that cross each other, a few at a time are drawn sooner than all together. Where one shines through another that would be seen. */
function inPortions(context: CanvasRenderingContext2D): Pen {
  let begun = 0;
  return {
    moveTo: (x, y) => {
      if (++begun > portion) {
        context.stroke();
        context.beginPath();
        begun = 1;
      }
      context.moveTo(x, y);
    },
    lineTo: (x, y) => context.lineTo(x, y),
    bezierCurveTo: (...to) => context.bezierCurveTo(...to),
  };
}
const portion = 10;

/** The way of a packet: its edges thick, on a halo of the background, so that it is told from what it crosses in every theme. */
function drawLit(frame: Frame): void {
  const { trace, palette, lines: { lines } } = frame;
  if (trace?.result.kind !== 'traced') return;
  const { lit, trace: { reachable } } = trace.result;
  const taken = lines.filter((line) => line.edges.some(({ id }) => lit.has(id)));
  drawAllOver(frame, taken, palette.background, 6);
  drawAllOver(frame, taken, reachable ? palette.good : palette.warning, 2.5);
}

/** Draws a line again, over everything: selected, under the pointer, on the way of a packet, or something else than in another version. */
export function drawOver(frame: Frame, line: Line, colour: string, extra: number, dashes?: readonly number[]): void {
  drawAllOver(frame, [line], colour, extra, dashes);
}

/** The same of many, in one stroke for all that look alike. */
export function drawAllOver(frame: Frame, lines: readonly Line[], colour: string, extra: number, dashes?: readonly number[]): void {
  const { context } = frame;
  context.strokeStyle = colour;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const { line, routes } of alike(lines, () => '')) {
    context.lineWidth = widthOf(line, frame) + extra;
    stroke(frame, routes, dashes ?? dashesOfState[line.state] ?? []);
  }
  context.lineCap = 'butt';
}

/** In pixels. */
function widthOf(line: Line, { view: { zoom } }: Pick<Frame, 'view'>): number {
  return widthOfLine(line.kind, line.edges.length) * thinnedAt(zoom);
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
function labelsOf({ view: { zoom }, text, picture, lines }: Frame, font: string): readonly LineLabel[] {
  const last = labelled.get(text);
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
  labelled.set(text, { picture: lines, level: picture.level, zoom, font, lines: among, labels });
  return labels;
}

/** What was placed last by one who draws, on whichever canvas. */
interface Labelling extends Labelled {
  readonly picture: LinePicture;
  readonly level: Level;
  readonly zoom: number;
  readonly font: string;
}
const labelled = new WeakMap<TextPainter, Labelling>();
/** Equal labels nearer to each other than this say it twice. */
const alikePx = 130;

const signOf = ({ worst }: Line): 'error' | 'warning' | null => (worst === 'error' || worst === 'warning' ? worst : null);

export function onScreen({ view: { x, y, zoom } }: Pick<Frame, 'view'>, point: Point): Point {
  return { x: point.x * zoom + x, y: point.y * zoom + y };
}
