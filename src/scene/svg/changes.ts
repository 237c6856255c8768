/** What became of boxes and lines since another version that they are compared with: told by dashes and signs, on the canvas as in a picture. */
import type { Line } from '../edges/types';
import { routePath } from '../edges/shape';
import type { Arrangement, Box, Item, Rect, Size } from '../types';
import type { CutOut } from '../export/part';
import type { Draw } from './draw';
import { element } from './xml';

type Change = 'added' | 'removed' | 'changed' | 'moved';

/** Tells the kinds of changes apart without colour, on the canvas as in lists. */
export const changeSign: Readonly<Record<Change, string>> = { added: '+', removed: '−', changed: '~', moved: '→' };

/** The line around what changed, in pixels of stroke and gap; that of what was added is drawn through. */
export const changeDashes: Readonly<Record<Change, readonly number[]>> = { added: [], removed: [6, 4], changed: [2, 3], moved: [9, 3, 2, 3] };

export function isChange(word: string | undefined): word is Change {
  return word !== undefined && word in changeSign;
}

/** Of a line that stands for several edges, of which not all became the same, only that it changed. */
export function changeOfLine({ edges }: Pick<Line, 'edges'>): Change | null {
  const [first] = edges;
  if (isChange(first?.change) && edges.every((edge) => edge.change === first.change)) return first.change;
  return edges.some((edge) => edge.change !== undefined) ? 'changed' : null;
}

/** Around a box that became something else, from its own corner; what became of it is in its words. */
export function changeLine({ node: { change } }: Box, { width, height }: Size, { palette }: Draw, at: { readonly x: number; readonly y: number } = { x: 0, y: 0 }): string[] {
  if (!isChange(change)) return [];
  return [element('rect', { x: at.x - 2, y: at.y - 2, width: width + 4, height: height + 4, rx: 6, fill: 'none', stroke: palette.ink, 'stroke-width': 2, ...dashed(change) })];
}

/** Over a line that became something else. */
export function changeStroke(line: Line, width: number, { palette }: Draw): string[] {
  const change = changeOfLine(line);
  return change === null ? [] : [element('path', { d: routePath(line.route), fill: 'none', stroke: palette.ink, 'stroke-width': width + 1, ...dashed(change) })];
}

/** How many boxes in a box became what: "+3 −1"; empty where none did. What stands where something was is not counted. */
export function changesIn(box: Box, { ghosts }: Pick<Draw, 'ghosts'>): string {
  const counts: Record<Change, number> = { added: 0, removed: 0, changed: 0, moved: 0 };
  const count = ({ children }: Box): void => children.forEach((child) => {
    if (isChange(child.node.change) && !ghosts.has(child.node.id)) counts[child.node.change]++;
    count(child);
  });
  count(box);
  return kinds.flatMap((kind) => (counts[kind] === 0 ? [] : [`${changeSign[kind]}${counts[kind]}`])).join(' ');
}
const kinds = ['added', 'removed', 'changed', 'moved'] as const;

/** The kinds of changes that there are, in the order of legends: of boxes, of all in those that are marks, and of lines. */
export function changesTold(items: readonly Item[], lines: readonly Line[]): readonly Change[] {
  const there = new Set<string | null | undefined>(lines.map(changeOfLine));
  const look = ({ node, children }: Box): void => {
    there.add(node.change);
    children.forEach(look);
  };
  for (const { box, marks } of items) {
    there.add(box?.node.change);
    marks?.boxes.forEach(look);
  }
  return kinds.filter((kind) => there.has(kind));
}

/** From where a box lay to where it lies now, both by their ids. */
export type Move = readonly [from: string, to: string];

/** With more that moved, only those of boxes that are asked for have an arrow: many at once would be a tangle. */
export const mostArrows = 12;

/** The moves that have arrows. */
export function shownMoves(moves: readonly Move[] = [], asked: ReadonlySet<string> = new Set()): readonly Move[] {
  return moves.length <= mostArrows ? moves : moves.filter((ends) => ends.some((id) => asked.has(id)));
}

/** An arrow for each move, straight from edge to edge. */
export function drawMoves(arrangement: Arrangement, moves: readonly Move[], hasBox: CutOut['hasBox'], { palette }: Draw): readonly string[] {
  return moves.flatMap(([before, after]) => {
    const [from, to] = [arrangement.rect(before), arrangement.rect(after)];
    if (!from || !to || !hasBox(before) || !hasBox(after)) return [];
    const [start, end] = [edgeTowards(from, middleOf(to)), edgeTowards(to, middleOf(from))];
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (length < 2 * headLength) return [];
    const [x, y] = [(end.x - start.x) / length, (end.y - start.y) / length];
    const side = (sign: number): string => `${Math.round(end.x - headLength * x - sign * y * headLength * 0.5)} ${Math.round(end.y - headLength * y + sign * x * headLength * 0.5)}`;
    return [
      element('path', { d: `M${Math.round(start.x)} ${Math.round(start.y)}L${Math.round(end.x)} ${Math.round(end.y)}`, fill: 'none', stroke: palette.ink, 'stroke-width': 1.5 }),
      element('path', { d: `M${Math.round(end.x)} ${Math.round(end.y)}L${side(1)}L${side(-1)}z`, fill: palette.ink }),
    ];
  });
}
const headLength = 10;

const middleOf = ({ x, y, width, height }: Rect): { readonly x: number; readonly y: number } => ({ x: x + width / 2, y: y + height / 2 });

/** Where the line from the middle of a rectangle to a point leaves it. */
function edgeTowards(rect: Rect, point: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  const middle = middleOf(rect);
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const part = Math.min(1, Math.min(dx === 0 ? Infinity : rect.width / 2 / Math.abs(dx), dy === 0 ? Infinity : rect.height / 2 / Math.abs(dy)));
  return { x: middle.x + dx * part, y: middle.y + dy * part };
}

function dashed(change: Change): Record<string, string> {
  const dashes = changeDashes[change];
  return dashes.length === 0 ? {} : { 'stroke-dasharray': dashes.join(' ') };
}
