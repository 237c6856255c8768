import { overlap } from '../layout/free';
import type { Point, Rect, Size } from '../types';
import { piecesOf, pointOn } from './shape';
import type { Line } from './types';

/** What stands beside a line: its label, or only the sign of a finding where there is no room for that. */
export interface LineLabel {
  readonly line: Line;
  readonly said: boolean;
  readonly rect: Rect;
}

export interface LabelSizes {
  /** Room for the label and its sign; null where it says nothing. */
  readonly label: (line: Line) => Size | null;
  /** Room for the sign alone; null where there is none. */
  readonly sign: (line: Line) => Size | null;
  /** Of equal labels of one kind so near to each other one is enough. */
  readonly alike: number;
}

/**
 * A place on its own line for every label, nearest to the middle of the bend where it covers neither another line nor another label.
 * Where there is none it is left out; a sign never is.
 */
export function placeLabels(lines: readonly Line[], { label, sign, alike }: LabelSizes): readonly LineLabel[] {
  const placed: LineLabel[] = [];
  const pieces = new Map<Line, readonly Point[]>();
  const piecesAt = (line: Line): readonly Point[] => {
    let found = pieces.get(line);
    if (!found) pieces.set(line, (found = piecesOf(line.route)));
    return found;
  };
  const coversLine = (own: Line, rect: Rect): boolean => lines.some((line) => line !== own && overlap(line.bounds, rect) && piecesAt(line).some((point, at, all) => at > 0 && crosses(all[at - 1] as Point, point, rect)));
  const isFree = (line: Line, rect: Rect): boolean => !placed.some((other) => overlap(other.rect, rect)) && !coversLine(line, rect);
  const isMany = lines.length > manyLines;
  const along = isMany ? [0.5] : places;
  // A sign is never left out: with no choice of places there is nothing to look for.
  const signPlaces = isMany ? [] : places;
  for (const line of lines) {
    const size = label(line);
    const [signSize, middle] = [sign(line), pointOn(line.route, 0.5)];
    const isSaid = placed.some((other) => other.said && other.line.label === line.label && other.line.kind === line.kind && apart(centreOf(other.rect), middle) < alike);
    const rect = isSaid || size === null ? undefined : along.map((t) => around(pointOn(line.route, t), size)).find((candidate) => isFree(line, candidate));
    if (rect) placed.push({ line, said: true, rect });
    else if (signSize !== null) placed.push({ line, said: false, rect: signPlaces.map((t) => around(pointOn(line.route, t), signSize)).find((candidate) => isFree(line, candidate)) ?? around(middle, signSize) });
  }
  return placed;
}

/** Parts of the way along the bend. */
const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.16, 0.84];
/** With more the middle has to do: nobody reads so many. */
const manyLines = 300;

const around = ({ x, y }: Point, { width, height }: Size): Rect => ({ x: x - width / 2, y: y - height / 2, width, height });
const centreOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });
const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Whether a segment goes through a rectangle: it is cut at each side (Liang and Barsky, 1984). */
function crosses(a: Point, b: Point, { x, y, width, height }: Rect): boolean {
  // Most pieces are far away.
  if (Math.max(a.x, b.x) < x || Math.min(a.x, b.x) > x + width || Math.max(a.y, b.y) < y || Math.min(a.y, b.y) > y + height) return false;
  let [from, to] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  for (const [step, room] of [[-dx, a.x - x], [dx, x + width - a.x], [-dy, a.y - y], [dy, y + height - a.y]] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return false;
  }
  return true;
}
