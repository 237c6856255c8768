import { wholeLines } from '../edges/lines';
import { dashesOfState, widthOfLine } from '../edges/looks';
import { noEdges } from '../edges/edges';
import type { Edges, Line } from '../edges/types';
import { heatColor, palettes } from '../heat/heatColor';
import { tintColor } from '../heat/tintColor';
import { isItem } from '../picture/level';
import { element } from '../svg/xml';
import { ruleOf } from '../tree/kinds';
import { tintsOf } from '../tree/tints';
import { heatOf } from '../tree/totals';
import type { Arrangement, Box, Level, PaletteName, Placed, Scene } from '../types';
import { cutOut, everything, type CutOut, type Part } from './part';

export interface DrawioOptions {
  readonly palette: PaletteName;
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
}

/**
 * The whole arrangement as a file of draw.io (diagrams.net): an uncompressed `mxfile` with one page. Boxes lie in each other as
 * they do in the scene, so that one that is moved there takes along what lies in it; lines are joined to the boxes at their ends.
 */
export function toDrawio(arrangement: Arrangement, { palette, level: wished = 'cards', heatBy, title = '', edges = noEdges, part = everything, tints }: DrawioOptions): string {
  const { scene } = arrangement;
  const cut = cutOut(arrangement, part, wished);
  const { bounds, level } = cut;
  const draw: Draw = { scene, palette, heatBy, level, tints: tints ?? tintsOf(scene), cut };
  // The page of a part begins where the part does, so that it is in sight when it is opened.
  const from = part.kind === 'all' ? { x: 0, y: 0 } : bounds;
  const outermost = cut.outermost.flatMap((id) => {
    const [placed, rect] = [arrangement.find(id), arrangement.rect(id)];
    return placed && rect ? [{ ...placed, x: rect.x - from.x, y: rect.y - from.y }] : [];
  });
  const boxes = new Map(outermost.flatMap((placed) => boxCells(placed, layer, draw)));
  const cells = [
    cell({ id: root }),
    cell({ id: layer, parent: root }),
    ...boxes.values(),
    ...wholeLines(arrangement, edges, level).filter((line) => boxes.has(line.from) && boxes.has(line.to)).map((line) => lineCell(line, draw)),
  ];
  const model = element('mxGraphModel', {
    dx: 0, dy: 0, grid: 1, gridSize: 10, page: 0, pageWidth: Math.ceil(bounds.width), pageHeight: Math.ceil(bounds.height), background: palettes[palette].background,
  }, `\n${element('root', {}, `\n${cells.join('\n')}\n`)}\n`);
  return `${element('mxfile', { host: 'Topovisor' }, `\n${element('diagram', { id: 'diagram', name: title || 'Diagram' }, `\n${model}\n`)}\n`)}\n`;
}

interface Draw {
  readonly scene: Scene;
  readonly palette: PaletteName;
  readonly heatBy: string;
  readonly level: Level;
  readonly tints: ReadonlyMap<string, number>;
  readonly cut: CutOut;
}

/** The cells that every page begins with. No node is called so: ids of nodes have a "/". */
const root = '0';
const layer = '1';

/** A box, and after it those in it; their places are relative to its corner, as draw.io has them. */
function boxCells(placed: Placed, parent: string, draw: Draw): readonly (readonly [id: string, cell: string])[] {
  const { box, x, y, width, height } = placed;
  // From afar leaves are left out, and what holds them is one box.
  const inside = placed.children.filter((child) => (draw.level !== 'tiles' || isItem(draw.scene.rules, child.box, 'cells')) && draw.cut.hasBox(child.box.node.id));
  const holds = inside.length > 0;
  return [
    [box.node.id, cell({ id: box.node.id, value: wordsOf(box, draw), style: styleOf(box, holds, draw), parent, vertex: 1 }, element('mxGeometry', { x, y, width, height, as: 'geometry' }))],
    ...inside.flatMap((child) => boxCells(child, box.node.id, draw)),
  ];
}

/** Its name, and below it what its card says: never read as HTML. */
function wordsOf(box: Box, { scene, heatBy, palette }: Draw): string {
  const { label, detail, state, tint, overlayText } = box.node;
  const use = scene.rules.measures.includes(heatBy) && heatBy !== 'findings' ? heatColor(heatOf(box, heatBy), palette).text : '';
  const said = overlayText === undefined ? [tint ?? '', detail] : [overlayText];
  const below = [state === scene.rules.plainState ? '' : state, ...said, use === '?' ? '' : use].filter((each) => each !== '').join(' · ');
  return below === '' ? label : `${label}\n${below}`;
}

function styleOf(box: Box, holds: boolean, { scene, palette: name, heatBy, tints }: Draw): string {
  const palette = palettes[name];
  const tint = box.node.tint === undefined ? undefined : tints.get(box.node.tint);
  const use = scene.rules.measures.includes(heatBy) ? heatOf(box, heatBy) : null;
  const colours = tint !== undefined ? tintColor(tint, name) : use !== null ? heatColor(use, name) : { fill: palette.frame, ink: palette.ink };
  const common = {
    html: 0, whiteSpace: 'wrap', overflow: 'hidden', rounded: 1, arcSize: 4, strokeColor: palette.line,
    ...(box.node.state === scene.rules.plainState ? {} : { dashed: 1, dashPattern: '6 4' }),
  };
  if (!holds) return styleText({ ...common, fillColor: colours.fill, fontColor: colours.ink, fontSize: 11, align: 'center', verticalAlign: 'middle' });
  const { header } = ruleOf(scene.rules, box).inner;
  return styleText({
    ...common, container: 1, collapsible: 0, fillColor: palette.frame, fontColor: palette.ink, fontStyle: 1, fontSize: Math.max(11, Math.round(header * 0.3)),
    align: 'left', verticalAlign: 'top', spacingLeft: 6,
  });
}

function lineCell({ key, from, to, label, kind, state, edges, heat }: Line, { palette: name }: Draw): string {
  const dashes = dashesOfState[state];
  const style = styleText({
    html: 0, endArrow: 'none', edgeStyle: 'orthogonalEdgeStyle', rounded: 1, fontSize: 11, strokeWidth: Math.round(widthOfLine(kind, edges.length) * 100) / 100,
    strokeColor: heat === null ? palettes[name].line : heatColor(heat, name).fill, fontColor: palettes[name].ink,
    ...(dashes ? { dashed: 1, dashPattern: dashes.join(' ') } : {}),
  });
  return cell({ id: `line/${key}`, value: label, style, parent: layer, source: from, target: to, edge: 1 }, element('mxGeometry', { relative: 1, as: 'geometry' }));
}

function cell(attributes: Readonly<Record<string, string | number>>, geometry = ''): string {
  return element('mxCell', attributes, geometry);
}

function styleText(style: Readonly<Record<string, string | number>>): string {
  return Object.entries(style).map(([key, value]) => `${key}=${value};`).join('');
}
