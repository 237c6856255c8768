import { noEdges } from '../edges/edges';
import { wholeLines } from '../edges/lines';
import type { Edges, Line } from '../edges/types';
import { cutOut, everything, type CutOut, type Part } from '../export/part';
import { heatColor, paletteOf, type Colours, type Palette } from '../heat/heatColor';
import { wholePicture } from '../picture/picture';
import { tintsOf } from '../tree/tints';
import type { Arrangement, Item, Level, LevelRules, Rect } from '../types';
import type { Draw } from './draw';
import { drawItem, drawMarksOf, isFrame } from './items';
import { layerPatterns } from './layers';
import { layLegend } from './legend';
import { fontFamily } from './letters';
import { drawLines } from './lines';
import { demandedLines, drawLooked, type Looked } from './looked';
import { text } from './text';
import { element, escapeXml } from './xml';

export interface SvgOptions {
  readonly palette: Colours;
  /** How much of each box is drawn; cells unless told. */
  readonly level?: Level;
  /** The measure that colours the boxes. */
  readonly heatBy: string;
  /** What the legend calls that; the measure itself unless told. */
  readonly colouredBy?: string;
  /** Name of the picture. */
  readonly title?: string;
  /** What joins the boxes. */
  readonly edges?: Edges;
  /** What of it is drawn; all of it unless told. */
  readonly part?: Part;
  /** Whether the name is written above the picture; not unless told. */
  readonly heading?: boolean;
  /** Whether it is said below what colours and lines mean, as it is unless told. */
  readonly legend?: boolean;
  /**
   * Pixels for a unit of the scene, where the picture is shown as large as it says it is; 1 unless told. `legible`: as large as the canvas
   * shows such a level at most, so that what is drawn from afar takes no more room than it needs.
   */
  readonly zoom?: number | 'legible';
  /** The colour of each tint, by its place in the row; those of the scene unless told. */
  readonly tints?: ReadonlyMap<string, number>;
  /** What is drawn over it because it is looked at; nothing unless told. */
  readonly looked?: Looked;
}

/** An arrangement, or a part of it, as an SVG document of its own: no script, no style sheet, no reference to anything outside it. */
export function toSvg(arrangement: Arrangement, options: SvgOptions): string {
  const { palette: name, heatBy, colouredBy = heatBy, title = '', edges = noEdges, part = everything, heading = false, legend: hasLegend = true, zoom: wished = 1, looked = {} } = options;
  const cut = cutOut(arrangement, part, options.level ?? 'cells');
  const zoom = wished === 'legible' ? legibleZoom(arrangement.scene.rules.levels, cut.level) : wished;
  const palette = paletteOf(name);
  const draw: Draw = { name, palette, level: cut.level, heatBy, colouredBy, rules: arrangement.scene.rules, tints: options.tints ?? tintsOf(arrangement.scene), ghosts: new Set((looked.moves ?? []).map(([from]) => from)) };
  const lines = wholeLines(arrangement, edges, cut.level).filter(cut.hasLine);
  const items = wholePicture(arrangement, cut.level).items.filter(cut.hasItem);
  const demanded = demandedLines(arrangement, edges, looked, cut);
  const all = [...lines, ...demanded];
  const bounds = cut.isCut ? cut.bounds : aroundAll([cut.bounds, ...all.map((line) => line.bounds)]);
  const width = Math.max(bounds.width, hasLegend || heading ? leastWidth : 0);
  const scale = Math.max(1, width / 1600);
  const legend = hasLegend ? layLegend({ x: bounds.x, y: bounds.y + bounds.height + margin, width, scale }, draw, { lines: all, items }) : { height: 0, drawn: '' };
  const head = heading && title !== '' ? headingHeight * scale : 0;
  const outer = { x: bounds.x - margin, y: bounds.y - margin - head, width: width + 2 * margin, height: head + bounds.height + 2 * margin + legend.height };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[outer.x, outer.y, outer.width, outer.height].map(Math.round).join(' ')}" ` +
      `width="${Math.round(outer.width * zoom)}" height="${Math.round(outer.height * zoom)}" role="img" font-family="${fontFamily}">`,
    element('title', {}, escapeXml(title || 'Diagram')),
    element('defs', {}, hatch(name) + (cut.level === 'tiles' ? '' : layerPatterns(palette)) + (cut.isCut ? sightOf(bounds) : '')),
    element('rect', { ...outer, fill: palette.background }),
    ...(head === 0 ? [] : [text(title, { x: bounds.x, y: bounds.y - margin, size: headingSize * scale, fill: palette.ink, weight: 600, width })]),
    ...clipped([...drawBoxes(items, lines, draw), ...drawLooked(arrangement, { lines, demanded, looked, hasBox: cut.hasBox }, draw)], cut, palette),
    ...(legend.drawn === '' ? [] : [legend.drawn]),
    '</svg>',
    '',
  ].join('\n');
}

const margin = 32;
/** Room for a legend below the smallest picture, and for its name above it. */
const leastWidth = 640;
const headingSize = 20;
const headingHeight = 40;

function legibleZoom({ cellsFrom, cardsFrom }: LevelRules, level: Level): number {
  return { tiles: cellsFrom, cells: cardsFrom, cards: 1 }[level];
}

/** Lines may go around all boxes. */
function aroundAll(rects: readonly Rect[]): Rect {
  return rects.reduce((around, rect) => {
    const [x, y] = [Math.min(around.x, rect.x), Math.min(around.y, rect.y)];
    return { x, y, width: Math.max(around.x + around.width, rect.x + rect.width) - x, height: Math.max(around.y + around.height, rect.y + rect.height) - y };
  });
}

function drawBoxes(items: readonly Item[], lines: readonly Line[], draw: Draw): readonly string[] {
  if (lines.length === 0) return items.map((item) => drawItem(item, draw));
  // Lines lie over the frames they come out of and under what stands in those.
  return [
    ...items.filter(isFrame).map((item) => drawItem({ ...item, marks: null }, draw)),
    drawLines(lines, draw),
    ...items.map((item) => (isFrame(item) ? drawMarksOf(item, draw) : drawItem(item, draw))),
  ];
}

/** What is in sight ends where sight does, at a line. */
function clipped(drawn: readonly string[], { bounds, isCut }: CutOut, { line }: Palette): readonly string[] {
  if (!isCut) return drawn;
  return [element('g', { 'clip-path': 'url(#sight)' }, `\n${drawn.join('\n')}\n`), element('rect', { ...bounds, fill: 'none', stroke: line })];
}

function sightOf({ x, y, width, height }: Rect): string {
  return element('clipPath', { id: 'sight' }, element('rect', { x, y, width, height }));
}

/** Stripes over a box of which more is asked than it has, in the ink of the hottest colour. */
function hatch(name: Colours): string {
  const { ink } = heatColor(1, name);
  const stripe = element('rect', { width: 3, height: 10, fill: ink, 'fill-opacity': '0.35' });
  return element('pattern', { id: 'over', width: 10, height: 10, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }, stripe);
}
