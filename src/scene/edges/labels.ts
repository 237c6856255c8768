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

/** Labels that were placed, and the lines they were placed among. */
export interface Labelled {
  readonly lines: readonly Line[];
  readonly labels: readonly LineLabel[];
}

/**
 * A place on its own line for every label, nearest to the middle of the bend where it covers neither another line nor another label.
 * Where there is none it is left out; a sign never is. Of lines that had a place `before`, at the same sizes, each keeps it unless a line that has come
 * since runs there: so labels stand still while one pans.
 */
export function placeLabels(lines: readonly Line[], { label, sign, alike }: LabelSizes, before: Labelled = { lines: [], labels: [] }): readonly LineLabel[] {
  const isOn = (line: Line, rect: Rect): boolean => overlap(line.bounds, rect) && piecesOf(line.route).some((point, at, all) => at > 0 && crosses(all[at - 1] as Point, point, rect));
  const coversLine = (own: Line, rect: Rect): boolean => lines.some((line) => line !== own && isOn(line, rect));
  const [now, known] = [new Set(lines), new Set(before.lines)];
  const come = lines.filter((line) => !known.has(line));
  const placed: LineLabel[] = before.labels.filter(({ line, rect }) => now.has(line) && !come.some((other) => isOn(other, rect)));
  const kept = new Set(placed.map(({ line }) => line));
  const lost = new Set(before.labels.flatMap(({ line }) => (now.has(line) && !kept.has(line) ? [line] : [])));
  const isFree = (line: Line, rect: Rect): boolean => !placed.some((other) => overlap(other.rect, rect)) && !coversLine(line, rect);
  const isMany = lines.length > manyLines;
  const along = isMany ? [0.5] : places;
  // A sign is never left out: with no choice of places there is nothing to look for.
  const signPlaces = isMany ? [] : places;
  for (const line of lost.size === 0 ? come : [...come, ...lost]) {
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
