/** What is drawn over a picture because somebody looks at it: lines on demand, and the way of a packet. */
import { linesAt } from '../edges/demanded';
import { lookOfKind, widthOfLine } from '../edges/looks';
import { routePath } from '../edges/shape';
import type { Edges, Line } from '../edges/types';
import type { CutOut } from '../export/part';
import type { Arrangement } from '../types';
import { drawMoves, shownMoves, type Move } from './changes';
import type { Draw } from './draw';
import { textWidth } from './letters';
import { strokesOf } from './lines';
import { text } from './text';
import { element } from './xml';

export interface Looked {
  /** Boxes whose lines are shown that are drawn on demand. */
  readonly demandedBy?: ReadonlySet<string>;
  readonly way?: Way;
  /** What lay elsewhere in the version that is compared with, from where it lay: an arrow each, of many those at `demandedBy`. */
  readonly moves?: readonly Move[];
}

/** The way of a packet. */
export interface Way {
  readonly edges: ReadonlySet<string>;
  /** The boxes on it, each with its places in the order of hops, from 1 on. */
  readonly hops: ReadonlyMap<string, readonly number[]>;
  /** Where it is stopped; null where it arrives. */
  readonly stoppedAt: string | null;
}

/** The lines that are shown on demand, of what is exported. */
export function demandedLines(arrangement: Arrangement, edges: Edges, { demandedBy = nobody }: Looked, { level, hasLine }: Pick<CutOut, 'level' | 'hasLine'>): readonly Line[] {
  return linesAt(arrangement, edges, demandedBy, level).filter(hasLine);
}
const nobody: ReadonlySet<string> = new Set();

/** Whether the way goes along a line. */
export const isOnWay = ({ edges }: Pick<Line, 'edges'>, { way }: Looked): boolean => way !== undefined && edges.some(({ id }) => way.edges.has(id));

/** Over everything else: each line on a plate of the background, so that it is told from what it crosses. */
export function drawLooked(arrangement: Arrangement, { lines, demanded, looked, hasBox }: { readonly lines: readonly Line[]; readonly demanded: readonly Line[]; readonly looked: Looked; readonly hasBox: CutOut['hasBox'] }, draw: Draw): readonly string[] {
  const lit = lines.filter((line) => isOnWay(line, looked));
  return [...drawMoves(arrangement, shownMoves(looked.moves, looked.demandedBy), hasBox, draw), ...demanded.map((line) => drawLit(line, draw, 0)), ...lit.map((line) => drawLit(line, draw, 1.5)), ...(looked.way ? drawHops(arrangement, looked.way, hasBox, draw) : [])];
}

function drawLit({ route, kind, state, edges }: Line, draw: Draw, wider: number): string {
  const d = routePath(route);
  const width = widthOfLine(kind, edges.length) + wider;
  const halo = element('path', { d, fill: 'none', stroke: draw.palette.background, 'stroke-width': (lookOfKind(kind).form === 'plain' ? width : width + 2) + 3 });
  return element('g', {}, [halo, ...strokesOf(d, { kind, state, stroke: draw.palette.accent, width }, draw)].join(''));
}

/** Rings around the boxes of a way, numbered; the last is crossed where it is stopped there. */
function drawHops(arrangement: Arrangement, { hops, stoppedAt }: Way, hasBox: CutOut['hasBox'], { palette }: Draw): readonly string[] {
  const drawn: string[] = [];
  for (const [id, at] of hops) {
    const rect = hasBox(id) ? arrangement.rect(id) : undefined;
    if (!rect) continue;
    const said = at.join(', ');
    const width = Math.max(16, Math.ceil(textWidth(said, 10, 600)) + 8);
    const plate = { x: rect.x + rect.width + 6 - width, y: rect.y - 10, width, height: 16, rx: 8 };
    drawn.push(
      element('rect', { x: rect.x - 2, y: rect.y - 2, width: rect.width + 4, height: rect.height + 4, rx: 6, fill: 'none', stroke: palette.accent, 'stroke-width': 2.5 }),
      element('rect', { ...plate, fill: palette.background, stroke: palette.accent, 'stroke-width': 1.5 }),
      text(said, { x: plate.x + width / 2, y: plate.y + 11.5, size: 10, fill: palette.ink, weight: 600, anchor: 'middle', width }),
    );
  }
  const stop = stoppedAt !== null && hasBox(stoppedAt) ? arrangement.rect(stoppedAt) : undefined;
  if (!stop) return drawn;
  const [x, y] = [stop.x, stop.y + stop.height];
  return [
    ...drawn,
    element('rect', { x: stop.x - 3, y: stop.y - 3, width: stop.width + 6, height: stop.height + 6, rx: 6, fill: 'none', stroke: palette.finding.error, 'stroke-width': 3 }),
    element('circle', { cx: x, cy: y, r: 11, fill: palette.background, stroke: palette.finding.error, 'stroke-width': 2 }),
    element('path', { d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`, fill: 'none', stroke: palette.finding.error, 'stroke-width': 2.5 }),
  ];
}
