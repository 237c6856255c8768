import { isOnDemand } from '../edges/bundles';
import type { Edges } from '../edges/types';
import { rankOf, ruleOf } from '../tree/kinds';
import type { Box, Scene } from '../types';

/** Where a box stands among its siblings for what it is joined to. */
export interface Seat {
  /** 0 where boxes of other bands are joined to it, and one less for each box of its own band that is between; negative stands above. */
  readonly tier: number;
  /** Its turn among its siblings. */
  readonly place: number;
}

export type Seats = ReadonlyMap<string, Seat>;

/**
 * Seats of everything that stands in an area or in none, such that lines cross little: each is put where the mean of those it is
 * joined to is, in the band above and then in the band below, a few times over (Sugiyama, Tagawa and Toda, "Methods for Visual
 * Understanding of Hierarchical System Structures", 1981). The order of the document stays where another crosses no less.
 */
export function seatsOf(scene: Scene, edges: Edges): Seats {
  const units = new Map<string, Unit>();
  const top = scene.top.map((box) => unitOf(scene, box, units));
  const joints = joinUnits(scene, edges, units);
  for (const [unit, tier] of tiersOf(units.values())) unit.tier = tier;
  const rows = rowsOf(units.values());
  const all: Level = { children: top };
  lineUp(all, rows);
  let [least, order] = [crossings(joints), orderOf(all)];
  for (let sweep = 0; sweep < sweeps && least > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed()) settle(row, all, rows, isDown);
    const now = crossings(joints);
    if (now >= least) continue;
    [least, order] = [now, orderOf(all)];
  }
  return new Map([...order].map(([id, place]) => [id, { tier: units.get(id)?.tier ?? 0, place }]));
}

const sweeps = 4;

/** A box that has a seat. */
interface Unit {
  readonly id: string;
  readonly rank: number;
  readonly isTiered: boolean;
  /** Of an area what lies in it. */
  children: Unit[];
  readonly joined: Unit[];
  tier: number;
  /** From 0, left, to 1, right, in its row. */
  at: number;
  /** Where those it is joined to are. */
  wish: number;
}
interface Level { children: Unit[] }
interface Row { readonly key: number; readonly units: Unit[] }
type Joint = readonly [Unit, Unit];

function unitOf(scene: Scene, box: Box, units: Map<string, Unit>): Unit {
  const { role, tiered = false } = ruleOf(scene.rules, box);
  const unit: Unit = {
    id: box.node.id, rank: rankOf(scene.rules, box), isTiered: tiered, tier: 0, at: 0, wish: 0, joined: [],
    children: role === 'area' ? box.children.map((child) => unitOf(scene, child, units)) : [],
  };
  units.set(unit.id, unit);
  return unit;
}

/** Each two that are joined, once. */
function joinUnits(scene: Scene, { all }: Edges, units: ReadonlyMap<string, Unit>): readonly Joint[] {
  const unitAround = (id: string): Unit | undefined => {
    for (let at: string | null = id; at !== null; at = scene.find(at)?.parent ?? null) {
      const unit = units.get(at);
      if (unit) return unit;
    }
    return undefined;
  };
  const joints: Joint[] = [];
  const known = new Map<Unit, Set<Unit>>();
  for (const edge of all.values()) {
    if (isOnDemand(scene, edge)) continue;
    const { from, to } = edge;
    const [one, other] = [unitAround(from), unitAround(to)];
    if (!one || !other || one === other || known.get(one)?.has(other)) continue;
    for (const [a, b] of [[one, other], [other, one]] as const) {
      a.joined.push(b);
      const of = known.get(a);
      if (of) of.add(b);
      else known.set(a, new Set([b]));
    }
    joints.push(one.rank < other.rank ? [one, other] : [other, one]);
  }
  return joints;
}

/** How far each of a kind that stands in tiers is from one that another band is joined to. */
function tiersOf(units: Iterable<Unit>): ReadonlyMap<Unit, number> {
  const tiers = new Map<Unit, number>();
  for (const unit of units) if (unit.isTiered && unit.joined.some(({ rank }) => rank !== unit.rank)) tiers.set(unit, 0);
  // A map is gone through in the order in which it grows: those nearest come first.
  for (const [unit, tier] of tiers) {
    for (const next of unit.joined) if (next.isTiered && next.rank === unit.rank && !tiers.has(next)) tiers.set(next, tier - 1);
  }
  return tiers;
}

function rowsOf(units: Iterable<Unit>): readonly Row[] {
  const rows = new Map<number, Row>();
  for (const unit of units) {
    if (unit.children.length > 0) continue;
    const key = rowKey(unit);
    const row = rows.get(key);
    if (row) row.units.push(unit);
    else rows.set(key, { key, units: [unit] });
  }
  return [...rows.values()].sort((a, b) => a.key - b.key);
}

const rowKey = ({ rank, tier }: Unit): number => Math.min(rank, lastRank) * tiersAtMost + Math.max(tier, 1 - tiersAtMost);
const lastRank = 1000;
const tiersAtMost = 64;

/** Moves those of a row to where the rows before it, or those after it, draw them. */
function settle(row: Row, all: Level, rows: readonly Row[], isDown: boolean): void {
  const isBefore = (unit: Unit): boolean => (isDown ? rowKey(unit) < row.key : rowKey(unit) > row.key);
  const inRow = new Set<Unit>(row.units);
  const sortIn = (level: Level): boolean => {
    let holdsRow = false;
    for (const unit of level.children) {
      const holds = unit.children.length > 0 ? sortIn(unit) : inRow.has(unit);
      unit.wish = holds ? wishOf(unit, isBefore) : unit.at;
      holdsRow ||= holds;
    }
    if (holdsRow) level.children = level.children.toSorted((a, b) => a.wish - b.wish);
    return holdsRow;
  };
  sortIn(all);
  lineUp(all, rows);
}

/** The mean of those it, or what lies in it, is joined to; where it is, if none. */
function wishOf(unit: Unit, isBefore: (unit: Unit) => boolean): number {
  let [sum, count] = [0, 0];
  for (const other of unit.joined) {
    if (!isBefore(other)) continue;
    sum += other.at;
    count++;
  }
  if (unit.children.length === 0) return count === 0 ? unit.at : sum / count;
  const inside = mean(unit.children.map(({ wish }) => wish));
  return count === 0 ? inside : (sum / count + inside) / 2;
}

/** Says of each how far to the right in its row it is; of an area, how far what lies in it is. */
function lineUp(all: Level, rows: readonly Row[]): void {
  const counts = new Map(rows.map(({ key, units }) => [key, { next: 0, of: units.length }]));
  const visit = (unit: Unit): void => {
    if (unit.children.length > 0) {
      unit.children.forEach(visit);
      unit.at = mean(unit.children.map(({ at }) => at));
      return;
    }
    const count = counts.get(rowKey(unit));
    if (count) unit.at = (count.next++ + 0.5) / count.of;
  };
  all.children.forEach(visit);
}

/** How often lines between the same two rows cross. */
function crossings(joints: readonly Joint[]): number {
  const between = new Map<number, number[]>();
  for (const [a, b] of joints) {
    const [one, other] = [rowKey(a), rowKey(b)];
    if (one === other) continue;
    const [upper, lower] = one < other ? [a, b] : [b, a];
    const key = Math.min(one, other) * lastRank * tiersAtMost + Math.max(one, other);
    // Sorted by the upper end, and by the lower where that is the same.
    const sortKey = Math.round(upper.at * parts) * parts + Math.round(lower.at * (parts - 1));
    const same = between.get(key);
    if (same) same.push(sortKey);
    else between.set(key, [sortKey]);
  }
  let sum = 0;
  for (const keys of between.values()) sum += inversions(Float64Array.from(keys).sort().map((key) => key % parts));
  return sum;
}
/** Places in a row are told apart so finely. */
const parts = 2 ** 24;

/** Pairs of which the later is smaller; sorts them on the way. */
function inversions(values: Float64Array<ArrayBuffer>): number {
  let [from, to]: [typeof values, typeof values] = [values, new Float64Array(values.length)];
  let sum = 0;
  for (let run = 1; run < values.length; run *= 2, [from, to] = [to, from]) {
    for (let start = 0; start < values.length; start += 2 * run) {
      const [middle, end] = [Math.min(start + run, values.length), Math.min(start + 2 * run, values.length)];
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const takesLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
        if (!takesLeft) sum += middle - left;
        to[at] = from[takesLeft ? left++ : right++] as number;
      }
    }
  }
  return sum;
}

/** The turn of each among its siblings. */
function orderOf(all: Level): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const visit = ({ children }: Level): void => children.forEach((unit, at) => {
    order.set(unit.id, at);
    visit(unit);
  });
  visit(all);
  return order;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
