import { wholeLines } from '../edges/lines';
import { dashesOfState, widthOfLine } from '../edges/looks';
import { noEdges } from '../edges/edges';
import type { Edges, Line } from '../edges/types';
import { heatColor, paletteOf, type Colours } from '../heat/heatColor';
import { tintColor } from '../heat/tintColor';
import { isItem } from '../picture/level';
import { element } from '../svg/xml';
import { ruleOf } from '../tree/kinds';
import { changeDashes, changeOfLine, isChange, shownMoves } from '../svg/changes';
import { demandedLines, isOnWay, type Looked } from '../svg/looked';
import { unreadWords } from '../svg/unread';
import { tintsOf } from '../tree/tints';
import { heatOf } from '../tree/totals';
import type { Arrangement, Box, Level, Placed, Scene } from '../types';
import { legendShapes } from './drawioLegend';
import { ringOf, signsOf, stopsOf, type Stop } from './drawioWay';
import { cutOut, everything, type CutOut, type Part } from './part';

export interface DrawioOptions {
  readonly palette: Colours;
  /** How much of each box is drawn; cards, which is every box, unless told. */
  readonly level?: Level;
  /** The measure that colours the boxes. */
  readonly heatBy: string;
  /** Name of the page. */
  readonly title?: string;
  readonly edges?: Edges;
  /** What of it is exported; all of it unless told. What lies only partly in a rectangle is exported whole. */
  readonly part?: Part;
  /** The colour of each tint, by its place in the row; those of the scene unless told. */
  readonly tints?: ReadonlyMap<string, number>;
  /** What the legend calls what colours the boxes; the measure itself unless told. */
  readonly colouredBy?: string;
  /** Whether it is said below what colours and lines mean; not unless told. */
  readonly legend?: boolean;
  /** What is drawn because it is looked at; nothing unless told. */
  readonly looked?: Looked;
}

/**
 * The whole arrangement as a file of draw.io (diagrams.net): an uncompressed `mxfile` with one page. Boxes lie in each other as
 * they do in the scene, so that one that is moved there takes along what lies in it; lines are joined to the boxes at their ends.
 */
export function toDrawio(arrangement: Arrangement, { palette, level: wished = 'cards', heatBy, title = '', edges = noEdges, part = everything, tints, colouredBy = heatBy, legend = false, looked = {} }: DrawioOptions): string {
  const { scene } = arrangement;
  const cut = cutOut(arrangement, part, wished);
  const { bounds, level } = cut;
  const plain = { scene, palette, heatBy, level, tints: tints ?? tintsOf(scene), cut, looked };
  // The page of a part begins where the part does, so that it is in sight when it is opened.
  const from = part.kind === 'all' ? { x: 0, y: 0 } : bounds;
  const outermost = cut.outermost.flatMap((id) => {
    const [placed, rect] = [arrangement.find(id), arrangement.rect(id)];
    return placed && rect ? [{ ...placed, x: rect.x - from.x, y: rect.y - from.y }] : [];
  });
  const drawn = new Set(outermost.flatMap((placed) => drawnIn(placed, plain)));
  const draw: Draw = { ...plain, stops: stopsOf(scene, looked.way, drawn) };
  const boxes = new Map(outermost.flatMap((placed) => boxCells(placed, layer, draw)));
  const lines = [...wholeLines(arrangement, edges, level), ...demandedLines(arrangement, edges, looked, cut)].filter((line) => boxes.has(line.from) && boxes.has(line.to));
  const below = Math.max(...outermost.map(({ y, height }) => y + height), 0);
  const room = { x: Math.min(...outermost.map(({ x }) => x), Infinity), y: below + legendGap, width: Math.max(leastLegend, bounds.width) };
  const isLettered = [...boxes.keys()].some((id) => scene.find(id)?.node.overlayText !== undefined);
  const shapes = legend && boxes.size > 0 ? legendShapes(room, { palette, heatBy, colouredBy, rules: scene.rules, tints: draw.tints, isLettered }, lines) : [];
  const cells = [
    cell({ id: root }),
    cell({ id: layer, parent: root }),
    ...boxes.values(),
    ...[...draw.stops].flatMap(([id, stop]) => stopCells(id, stop, arrangement, draw)),
    ...lines.map((line) => lineCell(line, draw)),
    ...shownMoves(looked.moves, looked.demandedBy).flatMap(([before, after], at) => (boxes.has(before) && boxes.has(after) ? [moveCell(at, before, after, draw)] : [])),
    ...shapes.map(({ value, style, ...rect }, at) => cell({ id: `legend/${at}`, value, style: styleText(style), parent: layer, vertex: 1 }, element('mxGeometry', { ...rect, as: 'geometry' }))),
  ];
  const model = element('mxGraphModel', {
    dx: 0, dy: 0, grid: 1, gridSize: 10, page: 0, pageWidth: Math.ceil(bounds.width), pageHeight: Math.ceil(bounds.height), background: paletteOf(palette).background,
  }, `\n${element('root', {}, `\n${cells.join('\n')}\n`)}\n`);
  return `${element('mxfile', { host: 'Topovisor' }, `\n${element('diagram', { id: 'diagram', name: title || 'Diagram' }, `\n${model}\n`)}\n`)}\n`;
}

interface Draw {
  readonly scene: Scene;
  readonly palette: Colours;
  readonly heatBy: string;
  readonly level: Level;
  readonly tints: ReadonlyMap<string, number>;
  readonly cut: CutOut;
  readonly looked: Looked;
  /** Boxes on the way that is looked at, by their ids. */
  readonly stops: ReadonlyMap<string, Stop>;
}

const legendGap = 32;
const leastLegend = 640;

/** The cells that every page begins with. No node is called so: ids of nodes have a "/". */
const root = '0';
const layer = '1';

/** A box, and after it those in it; their places are relative to its corner, as draw.io has them. */
function boxCells(placed: Placed, parent: string, draw: Draw): readonly (readonly [id: string, cell: string])[] {
  const { box, x, y, width, height } = placed;
  const inside = childrenOf(placed, draw);
  const holds = inside.length > 0;
  return [
    [box.node.id, cell({ id: box.node.id, value: wordsOf(box, draw), style: styleOf(box, holds, draw), parent, vertex: 1 }, element('mxGeometry', { x, y, width, height, as: 'geometry' }))],
    ...inside.flatMap((child) => boxCells(child, box.node.id, draw)),
  ];
}

/** From afar leaves are left out, and what holds them is one box. */
function childrenOf(placed: Placed, { level, scene, cut }: Pick<Draw, 'level' | 'scene' | 'cut'>): readonly Placed[] {
  return placed.children.filter((child) => (level !== 'tiles' || isItem(scene.rules, child.box, 'cells')) && cut.hasBox(child.box.node.id));
}

const drawnIn = (placed: Placed, draw: Pick<Draw, 'level' | 'scene' | 'cut'>): readonly string[] => [placed.box.node.id, ...childrenOf(placed, draw).flatMap((child) => drawnIn(child, draw))];

/** What stands on a box of the way lies in it, and so goes along where it is moved. */
function stopCells(id: string, stop: Stop, arrangement: Arrangement, { palette }: Draw): readonly string[] {
  const placed = arrangement.find(id);
  return placed === undefined ? [] : signsOf(stop, placed, palette).map(({ rect, value, style }, at) => cell({ id: `way/${at}/${id}`, value, style: styleText(style), parent: id, vertex: 1 }, element('mxGeometry', { ...rect, as: 'geometry' })));
}

/** From where something lay in the version that is compared with. */
function moveCell(at: number, source: string, target: string, { palette }: Draw): string {
  const style = styleText({ html: 0, endArrow: 'block', edgeStyle: 'none', curved: 1, strokeWidth: 1.5, strokeColor: paletteOf(palette).ink });
  return cell({ id: `moved/${at}`, value: '', style, parent: layer, source, target, edge: 1 }, element('mxGeometry', { relative: 1, as: 'geometry' }));
}

/** Its name, and below it what its card says: never read as HTML. */
function wordsOf(box: Box, { scene, heatBy, palette }: Draw): string {
  const { label, detail, state, tint, overlayText, change = '' } = box.node;
  const use = scene.rules.measures.includes(heatBy) && heatBy !== 'findings' ? heatColor(heatOf(box, heatBy), palette).text : '';
  const said = overlayText === undefined ? [tint ?? '', detail] : [overlayText];
  const below = [change, state === scene.rules.plainState ? '' : state, ...said, use === '?' ? '' : use, unreadWords(box)].filter((each) => each !== '').join(' · ');
  return below === '' ? label : `${label}\n${below}`;
}

function styleOf(box: Box, holds: boolean, { scene, palette: name, heatBy, tints, stops }: Draw): string {
  const palette = paletteOf(name);
  const tint = box.node.tint === undefined ? undefined : tints.get(box.node.tint);
  const use = scene.rules.measures.includes(heatBy) ? heatOf(box, heatBy) : null;
  const colours = tint !== undefined ? tintColor(tint, name) : use !== null ? heatColor(use, name) : { fill: palette.frame, ink: palette.ink };
  const { change, id } = box.node;
  const stop = stops.get(id);
  const common = {
    html: 0, whiteSpace: 'wrap', overflow: 'hidden', rounded: 1, arcSize: 4, strokeColor: palette.line,
    ...(box.node.state === scene.rules.plainState ? {} : { dashed: 1, dashPattern: '6 4' }),
    // A shape has one border: what was asked for last shows on it, and the rest is in words.
    ...(isChange(change) ? { strokeColor: palette.ink, strokeWidth: 2, ...dashesIn(changeDashes[change]) } : {}),
    ...(stop ? ringOf(stop, name) : {}),
  };
  if (!holds) return styleText({ ...common, fillColor: colours.fill, fontColor: colours.ink, fontSize: 11, align: 'center', verticalAlign: 'middle' });
  const { header } = ruleOf(scene.rules, box).inner;
  return styleText({
    ...common, container: 1, collapsible: 0, fillColor: palette.frame, fontColor: palette.ink, fontStyle: 1, fontSize: Math.max(11, Math.round(header * 0.3)),
    align: 'left', verticalAlign: 'top', spacingLeft: 6,
  });
}

function lineCell(line: Line, { palette: name, looked, scene }: Draw): string {
  const { key, from, to, label, kind, state, edges, heat } = line;
  const isLit = isOnWay(line, looked) || (scene.rules.lines.onDemand ?? []).includes(kind);
  const change = changeOfLine(line);
  const style = styleText({
    html: 0, endArrow: 'none', edgeStyle: 'orthogonalEdgeStyle', rounded: 1, fontSize: 11, strokeWidth: Math.round((widthOfLine(kind, edges.length) + (isLit || change !== null ? 1.5 : 0)) * 100) / 100,
    strokeColor: isLit ? paletteOf(name).accent : change !== null ? paletteOf(name).ink : heat === null ? paletteOf(name).line : heatColor(heat, name).fill, fontColor: paletteOf(name).ink,
    ...dashesIn(change === null ? dashesOfState[state] ?? [] : changeDashes[change]),
  });
  return cell({ id: `line/${key}`, value: [change ?? '', label].filter((part) => part !== '').join(' · '), style, parent: layer, source: from, target: to, edge: 1 }, element('mxGeometry', { relative: 1, as: 'geometry' }));
}

const dashesIn = (dashes: readonly number[]): Record<string, string | number> => (dashes.length === 0 ? {} : { dashed: 1, dashPattern: dashes.join(' ') });

function cell(attributes: Readonly<Record<string, string | number>>, geometry = ''): string {
  return element('mxCell', attributes, geometry);
}

function styleText(style: Readonly<Record<string, string | number>>): string {
  return Object.entries(style).map(([key, value]) => `${key}=${value};`).join('');
}
