import type { Item } from '../../../src/scene';
import { shortFigure } from '../../a11y/figures';
import { contentsOf, counted, findingsText } from '../../a11y/names';
import { heatMeasures, heatMeasureWord } from '../../theme/heat';
import { drawIcon } from './shapes';
import { isInSight, toPixels, type AreaLabel, type Frame, type PixelRect } from './frame';

/**
 * Places the names of sites and clusters. They keep a legible size; where the header is too small they stand on a plate over the
 * content, and where the corner is out of sight they stay at the edge of the view: such plates belong over the nodes. What else holds
 * others says its name itself, and has such a plate only where its head is out of sight. None covers another: the outer and the earlier
 * come first, and at the upper edge the inner stands below the outer.
 */
export function placeAreaLabels(frame: LabelFrame): readonly AreaLabel[] {
  const placed: AreaLabel[] = [];
  for (const item of frame.picture.items) {
    if (item.role === 'leaf' || item.box === null) continue;
    const found = labelOf(frame, item);
    const label = found?.isKept === true ? below(found, placed) : found;
    if (label && !placed.some((other) => overlap(other.rect, label.rect))) placed.push(label);
  }
  return placed;
}

/** Below the names that stand there already; null where it would lie outside what it names. */
function below(label: PlacedLabel, placed: readonly AreaLabel[]): PlacedLabel | null {
  let { rect } = label;
  for (const other of placed) if (overlap(other.rect, rect)) rect = { ...rect, y: other.rect.y + other.rect.height + 3 };
  return rect.y + rect.height <= label.bottom ? { ...label, rect } : null;
}

export function drawAreaLabels(frame: Frame, which: 'in headers' | 'on plates'): void {
  for (const label of frame.labels) if (label.inHeader === (which === 'in headers')) draw(frame, label);
}

export type LabelFrame = Pick<Frame, 'picture' | 'view' | 'text' | 'palette' | 'heatBy' | 'floats'>;

interface PlacedLabel extends AreaLabel {
  /** Whether it is kept at the upper edge of the view. */
  readonly isKept: boolean;
  /** Where ends what it names. */
  readonly bottom: number;
}

function labelOf(frame: LabelFrame, item: Item): PlacedLabel | null {
  const { view, text, palette } = frame;
  const rect = toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height);
  if (!isInSight(view, rect) || rect.width < 44 || rect.height < 18) return null;
  const header = item.header * view.zoom;
  const isOuter = item.parent === null;
  const wished = Math.max(isOuter ? 12 : 11, Math.min(isOuter ? 18 : 15, header * 0.22));
  // In line with what lies inside.
  const side = Math.max(8, Math.min(24, 20 * view.zoom));
  const left = Math.max(rect.x, 0) + side;
  const edge = upperEdgeAt(frame, left);
  if (item.role === 'holder' && (rect.width < leastHolder || (rect.y + header / 2 >= edge && rect.x > -header))) return null;

  const inHeader = item.role === 'area' && header >= wished && rect.y + header - Math.ceil(wished * 1.25) > 0 && rect.y + (header - Math.ceil(wished * 1.25)) / 2 >= edge - wished;
  const size = inHeader ? wished : Math.min(wished, 12);
  const height = Math.ceil(size * (inHeader ? 1.25 : 1.6));
  const room = Math.min(rect.x + rect.width, view.width) - left - side;
  const top = inHeader ? rect.y + (header - height) / 2 : Math.max(rect.y, edge) + 4;
  if (room < 28 || top + height > rect.y + rect.height) return null;

  const nameFont = `600 ${size}px ${palette.fontFamily}`;
  const name = text.fit(item.box!.node.label, room - foldRoom(size), nameFont);
  if (name === '') return null;
  const nameWidth = text.width(name, nameFont) + (item.role === 'area' && item.box!.children.length > 0 ? foldRoom(size) : 0);
  const { node, children } = item.box!;
  const fold = item.role !== 'area' || children.length === 0 ? null : node.folded ? 'collapsed' : 'expanded';
  const figuresFont = `${figuresSize(size)}px ${palette.fontFamily}`;
  const figures = figuresOf(frame, item).find((candidate) => text.width(candidate, figuresFont) <= room - nameWidth - 10) ?? '';
  const figuresWidth = figures === '' ? 0 : 10 + text.width(figures, figuresFont);
  return { node: item.id, name, figures, size, inHeader, fold, rect: { x: left, y: top, width: nameWidth + figuresWidth, height }, isKept: !inHeader && rect.y < edge, bottom: rect.y + rect.height };
}

/** Before a name stands the sign that folds its box up. */
const foldRoom = (size: number): number => Math.round(size * 1.2);

/** A narrower one is known by what stands around it. */
const leastHolder = 120;

/** Where names can stand from: below what floats over the upper edge there. */
function upperEdgeAt({ floats }: LabelFrame, left: number): number {
  return floats.reduce((edge, { x, y, width, height }) => (left < x + width && left + leastName > x ? Math.max(edge, y + height) : edge), 0);
}
const leastName = 80;

/** From all there is to say to the little that fits anywhere. */
function figuresOf({ heatBy }: LabelFrame, { box, role }: Item): readonly string[] {
  const contents = contentsOf(box!) || box!.node.detail;
  const figure = heatBy === 'findings' ? '' : shortFigure(box!, heatBy);
  const word = heatMeasures.find((measure) => measure === heatBy);
  const percent = figure === '' || word === undefined ? figure : `${heatMeasureWord[word]} ${figure}`;
  if (role === 'holder') return [box!.node.detail, percent];
  const hosts = box!.totals.byKind['host'] ?? 0;
  const said = [[contents, percent, findingsText(box!.totals.findings)], [contents, percent], [contents], [percent], [hosts === 0 ? '' : counted(hosts, 'host')]];
  return said.map((parts) => parts.filter((part) => part !== '').join(' · '));
}

function draw({ context, palette, lines, folds }: Frame, { node, rect, name, figures, size, inHeader, fold }: AreaLabel): void {
  // In a header only where lines may run behind it.
  if (!inHeader || lines.lines.length > 0) {
    context.globalAlpha = 0.95;
    context.fillStyle = inHeader ? palette.clusterFill : palette.background;
    context.beginPath();
    context.roundRect(rect.x - 6, rect.y, rect.width + 12, rect.height, 3);
    context.fill();
    context.globalAlpha = 1;
  }
  const middle = rect.y + rect.height / 2;
  context.textBaseline = 'middle';
  context.font = `600 ${size}px ${palette.fontFamily}`;
  context.fillStyle = palette.foreground;
  context.fillText(name, rect.x + (fold === null ? 0 : foldRoom(size)), middle);
  if (fold !== null) {
    const side = Math.min(size, foldRoom(size) - 2);
    drawIcon(context, fold === 'collapsed' ? 'right' : 'down', rect.x - 2, middle - side / 2, side, palette.muted);
    folds.push({ node, rect: { x: rect.x - 4, y: rect.y, width: foldRoom(size) + 2, height: rect.height }, isUnder: inHeader });
  }
  if (figures === '') return;
  context.font = `${figuresSize(size)}px ${palette.fontFamily}`;
  context.fillStyle = palette.muted;
  context.textAlign = 'right';
  context.fillText(figures, rect.x + rect.width, middle);
  context.textAlign = 'left';
}

/** The figures stand back behind the name. */
function figuresSize(size: number): number {
  return Math.max(10, Math.round(size * 0.8));
}

function overlap(one: PixelRect, other: PixelRect): boolean {
  const spare = 3;
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y + spare < other.y + other.height && other.y + spare < one.y + one.height;
}
