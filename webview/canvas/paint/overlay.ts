import type { Arrangement, Line, Point, Rect } from '../../../src/scene';
import type { Drag, Trace } from '../../state/model';
import { drawChanges } from './changes';
import { drawAreaLabels } from './areaLabels';
import { isInSight, toPixels, type Frame, type PixelRect } from './frame';
import { drawConnecting, drawPlacing, drawTrace } from './connection';
import { drawDemanded } from './demanded';
import { drawAhead, drawGuides } from './guides';
import { drawOver } from './lines';
import { drawFrame, drawIcon } from './shapes';

/** What lies over everything: what is selected, focused, highlighted or found, and what a drag would do. */
export interface OverlayMarks {
  readonly selection: ReadonlySet<string>;
  /** The node with the keyboard's focus, where that is to be seen. */
  readonly focused: string | null;
  readonly highlight: string | null;
  readonly hovered: string | null;
  readonly matches: readonly string[];
  readonly drag: Drag | null;
  readonly hoveredLine: Line | null;
  readonly chosenEdges: readonly string[];
  /** What the selection, and what is under the pointer, use or are used by. */
  readonly demanded: { readonly selected: readonly Line[]; readonly hovered: readonly Line[] };
  readonly trace: Trace | null;
}

export function isNothing({ selection, focused, highlight, hovered, matches, drag, hoveredLine, chosenEdges, trace }: OverlayMarks): boolean {
  return hoveredLine === null && chosenEdges.length === 0 && trace?.result.kind !== 'traced' && selection.size === 0 && focused === null && highlight === null && hovered === null && matches.length === 0 && (drag === null || (drag.kind === 'pin' && drag.guides.length + drag.ahead.length === 0));
}

export function drawOverlay(frame: Frame, marks: OverlayMarks): void {
  const { context, view } = frame;
  context.clearRect(0, 0, view.width, view.height);
  drawAreaLabels(frame, 'on plates');
  if (frame.compared) drawChanges(frame, frame.compared, (node) => marks.selection.has(node) || marks.hovered === node);
  if (marks.drag?.kind === 'move') drawVerdicts(frame, marks.drag);
  if (marks.drag?.kind === 'place') drawPlacing(frame, marks.drag);
  drawDemanded(frame, marks.demanded.hovered, frame.palette.foreground);
  drawDemanded(frame, marks.demanded.selected, frame.palette.accent);
  if (marks.trace) drawTrace(frame, marks.trace);
  if (marks.hoveredLine) drawOver(frame, marks.hoveredLine, frame.palette.foreground, 1);
  if (marks.chosenEdges.length > 0) drawChosen(frame, new Set(marks.chosenEdges), marks.demanded);
  for (const id of marks.matches) ring(frame, id, 1, frame.palette.warning, [3, 3], 1);
  if (marks.hovered !== null && !marks.selection.has(marks.hovered)) ring(frame, marks.hovered, 0, frame.palette.lineStrong, [], 1);
  ringAll(frame, marks.selection);
  if (marks.highlight !== null) drawHighlight(frame, marks.highlight);
  if (marks.focused !== null) ring(frame, marks.focused, 4, frame.palette.accent, [], 1);
  // What is marked under a band is as much out of sight as what is beyond the edge.
  drawAreaLabels(frame, 'on bands');
  drawMarkedBands(frame, marks);
  if (marks.drag?.kind === 'connect') drawConnecting(frame, marks.drag);
  if (marks.drag?.kind === 'pin') {
    drawAhead(frame, marks.drag);
    drawGuides(frame, marks.drag);
  }
  if (marks.drag?.kind === 'marquee') drawMarquee(frame, marks.drag.from, marks.drag.to);
}

function drawChosen(frame: Frame, chosen: ReadonlySet<string>, demanded: OverlayMarks['demanded']): void {
  for (const line of [...frame.lines.lines, ...demanded.selected]) {
    if (!line.edges.some(({ id }) => chosen.has(id))) continue;
    drawOver(frame, line, frame.palette.accent, 2);
    if (chosen.size === 1 && line.edges.length === 1) for (const end of [line.route.lead[0], line.route.trail[0]]) if (end) drawEnd(frame, end);
  }
}

/** Where the end of a line can be taken hold of. */
function drawEnd({ context, palette, view }: Frame, { x, y }: Point): void {
  context.beginPath();
  context.arc(x * view.zoom + view.x, y * view.zoom + view.y, 5, 0, Math.PI * 2);
  context.fillStyle = palette.background;
  context.fill();
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  context.stroke();
}

function pixelsOf({ arrangement, view }: Frame, id: string): PixelRect | null {
  const rect = arrangement.rect(id);
  if (!rect) return null;
  const pixels = toPixels(view, rect.x, rect.y, rect.width, rect.height);
  return isInSight(view, pixels) ? pixels : null;
}

function ring(frame: Frame, id: string, outside: number, colour: string, dash: readonly number[], lineWidth: number): void {
  const rect = pixelsOf(frame, id);
  if (!rect) return;
  const { context } = frame;
  context.setLineDash([...dash]);
  drawFrame(context, grown(rect, outside), Math.min(6, rect.height / 4 + outside), null, colour, lineWidth);
  context.setLineDash([]);
}

/** Around everything that is selected, of which there may be thousands: the look is set once, and small boxes have square rings. */
function ringAll({ context, palette, view, arrangement }: Frame, selection: ReadonlySet<string>): void {
  context.strokeStyle = palette.accent;
  context.lineWidth = ringWidth;
  const rects = rectsOf(selection, arrangement);
  for (let at = 0; at < rects.length; at += 4) {
    const rect = toPixels(view, rects[at]!, rects[at + 1]!, rects[at + 2]!, rects[at + 3]!);
    if (!isInSight(view, rect)) continue;
    // Its inner edge is on that of the box.
    const { x, y, width, height } = grown(rect, 1 - ringWidth / 2);
    if (rect.height < roundedFrom) {
      context.strokeRect(x, y, width, height);
      continue;
    }
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(6, rect.height / 4 + 1));
    context.stroke();
  }
}
const ringWidth = 2;
/** In pixels: a lower box shows no roundness. */
const roundedFrom = 10;

/** A container whose head is out of sight shows on its band that it is selected, or has the focus. */
function drawMarkedBands({ context, labels, palette }: Frame, { selection, focused }: OverlayMarks): void {
  for (const { node, band } of labels) {
    if (!band || !(selection.has(node) || focused === node)) continue;
    drawFrame(context, grown(band, -1), 2, null, palette.accent, selection.has(node) ? ringWidth : 1);
  }
}

/** Where they lie in the scene, four numbers each: found once for a selection, since panning asks in every frame. */
function rectsOf(selection: ReadonlySet<string>, arrangement: Arrangement): Float64Array {
  const known = rectsOfSelection.get(selection);
  if (known?.arrangement === arrangement) return known.rects;
  const found: number[] = [];
  for (const id of selection) {
    const rect = arrangement.rect(id);
    if (rect) found.push(rect.x, rect.y, rect.width, rect.height);
  }
  const rects = Float64Array.from(found);
  rectsOfSelection.set(selection, { arrangement, rects });
  return rects;
}
const rectsOfSelection = new WeakMap<ReadonlySet<string>, { readonly arrangement: Arrangement; readonly rects: Float64Array }>();

/** The node whose text the cursor is in: corner brackets, unlike any other ring. */
function drawHighlight(frame: Frame, id: string): void {
  const found = pixelsOf(frame, id);
  if (!found) return;
  const { context, palette } = frame;
  const { x, y, width, height } = grown(found, 5);
  const arm = Math.max(5, Math.min(14, width / 3, height / 3));
  context.strokeStyle = palette.foreground;
  context.lineWidth = 2;
  context.beginPath();
  for (const [cornerX, cornerY, dx, dy] of [[x, y, 1, 1], [x + width, y, -1, 1], [x, y + height, 1, -1], [x + width, y + height, -1, -1]] as const) {
    context.moveTo(cornerX + dx * arm, cornerY);
    context.lineTo(cornerX, cornerY);
    context.lineTo(cornerX, cornerY + dy * arm);
  }
  context.stroke();
}

/** On every host in sight, for disks on every datastore, and on a VM under the pointer: whether what is dragged fits, by colour, by icon and, where there is room, in words. */
function drawVerdicts(frame: Frame, drag: Extract<Drag, { kind: 'move' }>): void {
  const { context, palette, text } = frame;
  const over = drag.drop.kind === 'accepts' || drag.drop.kind === 'unchanged' ? drag.drop.target : null;
  const under = over === null || isTarget(frame.arrangement.scene.find(over)?.node.kind) ? null : pixelsOf(frame, over);
  for (const [id, rect] of [...targets(frame), ...(over !== null && under ? [[over, under] as const] : [])]) {
    const verdict = drag.verdicts?.get(id);
    if (!verdict || (id === over && drag.drop.kind === 'unchanged')) continue;
    const colour = verdict.fits ? palette.good : palette.error;
    const isOver = id === over;
    context.globalAlpha = isOver ? 0.26 : 0.1;
    drawFrame(context, rect, Math.min(6, rect.height / 8), colour, null);
    context.globalAlpha = 1;
    drawFrame(context, rect, Math.min(6, rect.height / 8), null, colour, isOver ? 3 : 1);
    if (rect.width < 14 || rect.height < 12) continue;

    const size = Math.min(16, rect.height - 2);
    const words = verdict.fits ? verdict.effect ?? 'fits' : verdict.reasons[0] ?? 'does not fit';
    const font = `600 11px ${palette.fontFamily}`;
    const said = rect.height >= 16 ? text.fit(words, rect.width - size - 22, font) : '';
    const width = said === '' ? size + 4 : size + text.width(said, font) + 14;
    // Above the upper edge, where it covers neither the name nor the figures.
    const height = size + 4;
    const plate = { x: rect.x + rect.width - width - 8, y: rect.height > 48 ? rect.y - height + 3 : rect.y + 2, width, height };
    drawFrame(context, plate, 3, palette.background, colour);
    drawIcon(context, verdict.fits ? 'check' : 'cross', plate.x + 3, plate.y + 2, size, colour);
    if (said === '') continue;
    context.font = font;
    context.textBaseline = 'middle';
    context.fillStyle = palette.foreground;
    context.fillText(said, plate.x + size + 8, plate.y + plate.height / 2);
  }
  if (over !== null && !drag.verdicts?.has(over)) ring(frame, over, 0, palette.accent, [4, 3], 2);
}

const isTarget = (kind: string | undefined): boolean => kind === 'host' || kind === 'datastore';

/** Hosts and other holders in sight, whether they are items of their own or marks. */
function* targets({ picture, view }: Frame): Generator<readonly [string, PixelRect]> {
  for (const item of picture.items) {
    if (item.role === 'holder' && item.box) {
      const rect = toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height);
      if (isInSight(view, rect)) yield [item.id, rect];
    }
    if (item.role !== 'area' || !item.marks) continue;
    for (const [index, box] of item.marks.boxes.entries()) {
      const [x, y, width, height] = item.marks.rects.subarray(index * 4) as unknown as [number, number, number, number];
      const rect = toPixels(view, item.rect.x + x, item.rect.y + y, width, height);
      if (isInSight(view, rect)) yield [box.node.id, rect];
    }
  }
}

function drawMarquee({ context, palette, view }: Frame, from: Point, to: Point): void {
  const area = between(from, to);
  const rect = toPixels(view, area.x, area.y, area.width, area.height);
  context.globalAlpha = 0.12;
  drawFrame(context, rect, 0, palette.accent, null);
  context.globalAlpha = 1;
  drawFrame(context, rect, 0, null, palette.accent);
}

export function between(from: Point, to: Point): Rect {
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
}

function grown({ x, y, width, height }: PixelRect, by: number): PixelRect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

