import { type Box, type Item, type Level, type Marks, type Severity } from '../../../src/scene';
import { shortFigure } from '../../a11y/figures';
import { tintCount } from '../../theme/tints';
import { heatBandOf, overBand, unknownBand, type HeatMeasure } from '../../theme/heat';
import { isInSight, toPixels, type Frame, type PixelRect } from './frame';
import { drawLetters, holdsLetter, letterOf, type Lettered } from './letters';
import { drawHatch, drawIcon } from './shapes';
import { drawUnread, unreadOf } from './unread';

/** Colour classes of marks: a band of use, or what is not running and has none. */
const idleClass = unknownBand + 1;
/** What has a tint is of its colour, whatever its use. */
const firstTintClass = idleClass + 1;
const classes = firstTintClass + tintCount;

/** Draws all marks in sight, one colour after the other: changing the colour is what costs. */
export function drawMarks(frame: Frame): void {
  const { context, palette, view, picture, heatBy } = frame;
  const bins: PixelRect[][] = Array.from({ length: classes }, () => []);
  const texts: Written[] = [];
  const letters: Lettered[] = [];
  const found: Found[] = [];
  const unread: PixelRect[] = [];

  for (const item of picture.items) {
    const { marks } = item;
    if (!marks || !isInSight(view, pixels(frame, item))) continue;
    const kinds = classesOf(marks, heatBy, frame.tints);
    const { rects } = marks;
    const unreadMarks = unreadOf(marks);
    for (let index = 0, at = 0; index < marks.boxes.length; index++, at += 4) {
      const whole = toPixels(view, item.rect.x + rects[at]!, item.rect.y + rects[at + 1]!, rects[at + 2]!, rects[at + 3]!);
      if (!isInSight(view, whole)) continue;
      const box = marks.boxes[index]!;
      const isContainer = box.node.kind === 'container';
      const rect = isContainer ? thinner(whole) : whole;
      const kind = kinds[index]!;
      bins[kind]!.push(rect);
      // By exact size: marks of one size all have a name or none has, however their edges fall on pixels.
      const exact = { width: rects[at + 2]! * view.zoom, height: rects[at + 3]! * view.zoom * (isContainer ? 1 - 2 * spareOfThin : 1) };
      const isLegible = exact.width >= 26 && exact.height >= 10.5;
      if (isLegible && !frame.shown.has(box.node.id)) texts.push({ box, rect, kind });
      else if (kind >= firstTintClass && holdsLetter(rect)) letters.push({ rect, letter: letterOf(frame, box), ink: palette.tints[kind - firstTintClass]!.ink });
      if (unreadMarks?.[index] === 1) unread.push(rect);
      const worst = marks.worst[index];
      if (worst && isShown(worst, rect, picture.level)) found.push({ node: box.node.id, rect, worst, size: Math.floor(Math.min(14, exact.height - 2, exact.width - 2)) });
    }
  }

  bins.forEach((rects, kind) => {
    if (rects.length === 0) return;
    context.fillStyle = kind === idleClass ? palette.lineStrong : kind === unknownBand ? palette.cell : kind >= firstTintClass ? palette.tints[kind - firstTintClass]!.fill : palette.heat[kind]!;
    for (const { x, y, width, height } of rects) context.fillRect(x, y, width, height);
    if (kind === idleClass) hollow(frame, rects);
    if (kind === overBand) drawHatch(frame, palette.ink[overBand]!, ...rects);
    if (palette.highContrast && kind !== idleClass) outlined(frame, rects);
  });
  drawLetters(frame, letters);
  // What is of one colour after the other, as above.
  texts.sort((one, other) => one.kind - other.kind).forEach((written) => write(frame, written));
  drawUnread(frame, unread);
  found.forEach((sign) => drawSign(frame, sign));
}

/** The sign of a mark; its size is of the exact size of the mark too. */
interface Found { readonly node: string; readonly rect: PixelRect; readonly worst: Severity; readonly size: number }

interface Written { readonly box: Box; readonly rect: PixelRect; readonly kind: number }

function pixels({ view }: Frame, { rect }: Item): PixelRect {
  return toPixels(view, rect.x, rect.y, rect.width, rect.height);
}

/** Part of its height that a container leaves free above and below: it is thinner than a VM, which is a whole machine. */
const spareOfThin = 0.16;

function thinner({ x, y, width, height }: PixelRect): PixelRect {
  const spare = Math.round(height * spareOfThin);
  return { x, y: y + spare, width, height: Math.max(1, height - 2 * spare) };
}

/** Only a frame: powered off, suspended or a template. */
function hollow({ context, palette }: Frame, rects: readonly PixelRect[]): void {
  context.fillStyle = palette.hostFill;
  for (const { x, y, width, height } of rects) if (width > 2 && height > 2) context.fillRect(x + 1, y + 1, width - 2, height - 2);
}

function outlined({ context, palette }: Frame, rects: readonly PixelRect[]): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  for (const { x, y, width, height } of rects) if (width > 10 && height > 7) context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

/** A name where there is room for one, and the use below or instead. */
function write(frame: Frame, { box, rect, kind }: Written): void {
  const { context, palette, text, heatBy, arrangement: { scene: { rules } } } = frame;
  const letter = letterOf(frame, box);
  const isHolder = box.children.length > 0 || rules.kinds[box.node.kind]?.role === 'holder';
  const percent = isHolder ? [letter, shortFigure(box, heatBy)].filter((part) => part !== '').join(' ') : '';
  const twoLines = isHolder && rect.width >= 56 && rect.height >= 28 && percent !== '';
  const size = Math.min(12, Math.max(9, rect.height * (twoLines ? 0.3 : 0.62)));
  const font = `${twoLines ? '600 ' : ''}${size}px ${palette.fontFamily}`;
  const wanted = twoLines || !isHolder || rect.width >= 56 ? box.node.label : percent;
  const iconSize = box.node.kind === 'container' && rect.width >= 60 ? Math.min(14, rect.height - 2) : 0;
  const letterWidth = letter === '' || twoLines || wanted === percent ? 0 : text.width(letter, `600 ${size}px ${palette.fontFamily}`) + 4;
  const left = rect.x + 4 + (iconSize === 0 ? 0 : iconSize + 3) + letterWidth;
  const label = text.fit(wanted, rect.x + rect.width - 4 - left, font);
  const ink = kind === idleClass ? palette.muted : kind === unknownBand ? palette.foreground : kind >= firstTintClass ? palette.tints[kind - firstTintClass]!.ink : palette.ink[kind]!;
  const middle = rect.y + rect.height / 2;
  if (iconSize > 0) drawIcon(context, 'container', rect.x + 4, middle - iconSize / 2, iconSize, ink);
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.font = font;
  if (label !== '') context.fillText(label, left, twoLines ? middle - size * 0.6 : middle);
  if (letterWidth > 0) {
    context.font = `600 ${size}px ${palette.fontFamily}`;
    context.fillText(letter, left - letterWidth, middle);
  }
  if (!twoLines) return;
  context.font = `${size}px ${palette.fontFamily}`;
  context.fillText(percent, rect.x + 4, middle + size * 0.7);
}

/** From afar only what is worst is worth its room. */
function isShown(worst: Severity, { width, height }: PixelRect, level: Level): boolean {
  if (worst === 'info' || width < 7 || height < 6) return false;
  return level !== 'tiles' || height >= (worst === 'error' ? 9 : 18);
}

/** The worst finding, in the corner: a shape of its own for each severity. */
function drawSign({ context, palette, picture, signs }: Frame, { node, rect, worst, size }: Found): void {
  const colour = worst === 'error' ? palette.error : palette.warning;
  if (size >= 12) {
    const [x, y] = [rect.x + rect.width - size - 2, rect.y + 2];
    context.fillStyle = palette.background;
    context.beginPath();
    context.arc(x + size / 2, y + size / 2, size / 2 + 1, 0, Math.PI * 2);
    context.fill();
    signs.push({ node, rect: { x, y, width: size, height: size } });
    return drawIcon(context, worst, x + 1, y + 1, size - 2, colour);
  }
  const edge = picture.level === 'tiles' ? 5 : Math.max(4, Math.min(8, size));
  const [right, top] = [rect.x + rect.width, rect.y];
  signs.push({ node, rect: { x: right - edge, y: top, width: edge, height: edge } });
  context.beginPath();
  if (worst === 'error') {
    context.fillStyle = palette.background;
    context.fillRect(right - edge - 1, top, edge + 1, edge + 1);
    context.rect(right - edge, top, edge, edge);
  } else {
    context.moveTo(right - edge - 1, top);
    context.lineTo(right, top);
    context.lineTo(right, top + edge + 1);
  }
  context.fillStyle = colour;
  context.fill();
}

/** The colour class of each mark, found once for these marks and this measure. */
function classesOf(marks: Marks, measure: HeatMeasure, tints: ReadonlyMap<string, number>): Uint8Array {
  let known = classesOfMarks.get(marks);
  if (known?.tints !== tints) classesOfMarks.set(marks, (known = { tints, byMeasure: new Map() }));
  let found = known.byMeasure.get(measure);
  if (!found) {
    const heat = marks.heat[measure];
    found = Uint8Array.from(marks.boxes, (box, index) => {
      const tint = box.node.tint === undefined ? undefined : tints.get(box.node.tint);
      // What does not run has no use; it may have findings, an owner or old snapshots.
      const isTold = measure === 'findings' ? box.totals.worst !== null : measure === 'overlay' && (box.node.heat['overlay'] ?? box.node.tint) != null;
      return isIdle(box) && !isTold ? idleClass : tint === undefined ? heatBandOf(heat?.[index] ?? null) : firstTintClass + (tint % tintCount);
    });
    known.byMeasure.set(measure, found);
  }
  return found;
}
const classesOfMarks = new WeakMap<Marks, { readonly tints: ReadonlyMap<string, number>; readonly byMeasure: Map<HeatMeasure, Uint8Array> }>();

function isIdle(box: Box): boolean {
  const { state } = box.node;
  return state === 'off' || state === 'suspended' || state === 'template';
}
