import type { Item, Point } from '../../../src/scene';
import { shortFigure } from '../../a11y/figures';
import { contentsOf, counted, findingsText } from '../../a11y/names';
import { heatMeasures, heatMeasureWord } from '../../theme/heat';
import { drawIcon } from './shapes';
import { isInSight, toPixels, type AreaLabel, type Frame, type PixelRect } from './frame';

/**
 * Places the names of sites and clusters. They keep a legible size; where the header is too small they stand on a plate over the
 * content, and where it is out of sight on a band at the upper edge of the view, as wide as the container: plates and bands belong over
 * the nodes. What else holds others says its name itself, and has such a plate or band only where its head is out of sight. None covers
 * another: the outer and the earlier come first, and the band of the inner lies below that of the outer.
 */
export function placeAreaLabels(frame: LabelFrame): readonly AreaLabel[] {
  const placed: AreaLabel[] = [];
  for (const item of frame.picture.items) {
    if (item.role === 'leaf' || item.box === null) continue;
    const label = labelOf(frame, item, placed);
    if (label && !placed.some((other) => overlap(extentOf(other), extentOf(label)))) placed.push(label);
  }
  return placed;
}

const extentOf = ({ band, rect }: AreaLabel): PixelRect => band ?? rect;

/** The name on a band that something on the screen lies under. */
export function bandAt(labels: readonly AreaLabel[], { x, y }: Point): string | null {
  return labels.find(({ band }) => band !== null && x >= band.x && x < band.x + band.width && y >= band.y && y < band.y + band.height)?.node ?? null;
}

export function drawAreaLabels(frame: Frame, which: 'in headers' | 'on plates' | 'on bands'): void {
  for (const label of frame.labels) if (standsOf(label) === which) draw(frame, label);
}

const standsOf = ({ inHeader, band }: AreaLabel): Parameters<typeof drawAreaLabels>[1] => (inHeader ? 'in headers' : band ? 'on bands' : 'on plates');

export type LabelFrame = Pick<Frame, 'picture' | 'view' | 'text' | 'palette' | 'heatBy' | 'floats'>;

function labelOf(frame: LabelFrame, item: Item, placed: readonly AreaLabel[]): AreaLabel | null {
  const { view, text, palette } = frame;
  const rect = toPixels(view, item.rect.x, item.rect.y, item.rect.width, item.rect.height);
  if (!isInSight(view, rect) || rect.width < 44 || rect.height < 18) return null;
  const header = item.header * view.zoom;
  const isOuter = item.parent === null;
  const wished = Math.max(isOuter ? 12 : 11, Math.min(isOuter ? 18 : 15, header * 0.22));
  // In line with what lies inside.
  const side = Math.max(8, Math.min(24, 20 * view.zoom));
  const corner = Math.max(rect.x, 0) + side;
  const right = Math.min(rect.x + rect.width, view.width) - side;
  const edge = upperEdgeAt(frame.floats, corner, bandsEnd(placed, corner));
  if (item.role === 'holder' && (rect.width < leastHolder || (rect.y + header / 2 >= edge && rect.x > -header))) return null;

  const inHeader = item.role === 'area' && header >= wished && rect.y + header - Math.ceil(wished * 1.25) > 0 && rect.y + (header - Math.ceil(wished * 1.25)) / 2 >= edge - wished;
  const isKept = !inHeader && rect.y < edge;
  const { left, top: bandTop } = isKept ? besideFloats(frame.floats, placed, corner, right) : { left: corner, top: 0 };
  const size = inHeader ? wished : Math.min(wished, 12);
  const height = Math.ceil(size * (inHeader ? 1.25 : 1.6));
  const room = right - left;
  const top = inHeader ? rect.y + (header - height) / 2 : isKept ? bandTop + 1 : rect.y + 4;
  // On a plate half of which is out of sight it cannot be read.
  if (room < 28 || top + height > rect.y + rect.height || (!inHeader && top + height > view.height)) return null;

  const nameFont = `600 ${size}px ${palette.fontFamily}`;
  const name = text.fit(item.box!.node.label, room - foldRoom(size), nameFont);
  if (name === '') return null;
  const nameWidth = text.width(name, nameFont) + (item.role === 'area' && item.box!.children.length > 0 ? foldRoom(size) : 0);
  const { node, children } = item.box!;
  const fold = item.role !== 'area' || children.length === 0 ? null : node.folded ? 'collapsed' : 'expanded';
  const figuresFont = `${figuresSize(size)}px ${palette.fontFamily}`;
  const figures = figuresOf(frame, item).find((candidate) => text.width(candidate, figuresFont) <= room - nameWidth - 10) ?? '';
  const figuresWidth = figures === '' ? 0 : 10 + text.width(figures, figuresFont);
  const band = isKept ? { x: Math.max(rect.x, 0), y: bandTop, width: Math.min(rect.x + rect.width, view.width) - Math.max(rect.x, 0), height: height + 2 } : null;
  return { node: item.id, name, figures, size, inHeader, fold, band, rect: { x: left, y: top, width: nameWidth + figuresWidth, height } };
}

/** Before a name stands the sign that folds its box up. */
const foldRoom = (size: number): number => Math.round(size * 1.2);

/** A narrower one is known by what stands around it. */
const leastHolder = 120;

/** Where names can stand from: below what floats over the upper edge there, and below `edge`. */
function upperEdgeAt(floats: LabelFrame['floats'], left: number, edge: number): number {
  return floats.reduce((end, { x, y, width, height }) => (left < x + width && left + leastName > x ? Math.max(end, y + height) : end), edge);
}
const leastName = 80;

/** Where the bands end that lie at the upper edge there already: those of what it lies in. */
function bandsEnd(placed: readonly AreaLabel[], left: number): number {
  return placed.reduce((end, { band }) => (band && left >= band.x && left < band.x + band.width ? Math.max(end, band.y + band.height) : end), 0);
}

/** Where a name can be kept: to the right of what floats over the corner, or below that where too little room is left beside it. */
function besideFloats(floats: LabelFrame['floats'], placed: readonly AreaLabel[], corner: number, right: number): { readonly left: number; readonly top: number } {
  const above = bandsEnd(placed, corner);
  const beside = floats.reduce((left, { x, y, width, height }) => (left < x + width && left + leastName > x && above < y + height ? x + width + 8 : left), corner);
  if (right - beside >= leastBeside) return { left: beside, top: above };
  return { left: corner, top: upperEdgeAt(floats, corner, above) };
}
/** Room for a name and its first figures. */
const leastBeside = 160;

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

function draw({ context, palette, lines, folds }: Frame, { node, rect, name, figures, size, inHeader, band, fold }: AreaLabel): void {
  if (band) {
    context.fillStyle = palette.background;
    context.fillRect(band.x, band.y, band.width, band.height);
    context.fillStyle = palette.lineStrong;
    context.fillRect(band.x, band.y + band.height - 1, band.width, 1);
  }
  // In a header only where lines may run behind it.
  else if (!inHeader || lines.lines.length > 0) {
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
