import type { InnerRule, PackRequest, Packing, Point, Rect, Size } from '../types';
import { cornerBeyond, freeCorner, overlap, type Growth } from './free';
import { giveWay, type Spot } from './giveWay';
import { packGrid, packRequest, spread } from './packing';
import { placeInBands } from './placeInBands';
import { Taken } from './taken';

/** A box to place in its parent. All places are relative to the corner of the room for children. */
export interface Child {
  readonly size: Size;
  readonly leaf: boolean;
  /** Its band, where boxes stand in bands. */
  readonly rank: number;
  /** Its turn in its band. */
  readonly place: number;
  readonly pin: Point | null;
  /** Where it was in this parent until now; null for a new one. */
  readonly before: Rect | null;
}

export interface Room {
  readonly inner: InnerRule;
  /** The room is at least this large. */
  readonly least: Size;
  /** The room until now; null when nothing was placed in it yet. */
  readonly before: Size | null;
  /** Where it grows when it is full. */
  readonly grows: Growth;
  readonly pack: (request: PackRequest) => Packing;
}

/**
 * A place for every child. Pinned ones are where their pin is. Ones that have a place keep it, unless a sibling grew into it or was
 * pinned on it; then they give way, and only they. New ones take free places, and make the room grow where there is none.
 */
export function placeChildren(children: readonly Child[], room: Room): { readonly corners: readonly Point[]; readonly room: Size } {
  const first = children.every(({ before, pin }) => !before || pin) ? packAll(children, room) : null;
  if (first && children.every(({ pin }) => !pin)) return { corners: first.corners as readonly Point[], room: larger(first, room.least) };
  const spots = children.map(({ size, pin, before }, at): Spot => ({
    ...(pin ?? before ?? first?.corners[at] ?? { x: 0, y: 0 }), ...size, pinned: pin !== null,
  }));
  const isFresh = children.map(({ pin, before }) => !first && !pin && !before);
  const held = spots.filter((_, at) => !isFresh[at]);

  const least = larger(room.least, first ?? room.least);
  clearPins(held, least, room);
  giveWay(held, children.filter((_, at) => !isFresh[at]).map(({ before, size }) => before ?? size), room.inner.gap);
  const now = larger(larger(least, keptSize(room.before, held)), extent(held));
  const fresh = spots.filter((_, at) => isFresh[at]);
  const { bands } = room.inner;
  if (bands !== undefined && standInBands(children)) {
    const banded = children.map(({ rank, place }, at) => ({ spot: spots[at] as Spot, rank, place }));
    if (fresh.length > 0) placeInBands(banded.filter((_, at) => isFresh[at]), banded.filter((_, at) => !isFresh[at]), now, { ...room.inner, bands });
    return { corners: spots, room: larger(now, extent(spots)) };
  }
  return { corners: spots, room: addFresh(fresh, children.filter((_, at) => isFresh[at]), held, now, room) };
}

/** Children that never had a place: boxes first, loose leaves in a grid below them. Pinned ones get no corner. */
function packAll(children: readonly Child[], { inner, least, pack }: Pick<Room, 'inner' | 'least' | 'pack'>): PackedAll {
  const corners = new Array<Point | undefined>(children.length);
  const free = children.flatMap((child, at) => (child.pin ? [] : [{ ...child, at }]));
  if (inner.bands !== undefined) free.sort((a, b) => a.place - b.place);
  const banded = inner.bands !== undefined && standInBands(children);
  const boxes = free.filter(({ leaf }) => banded || !leaf);
  const leaves = free.filter(({ leaf }) => leaf && !banded);
  const upper = boxes.length > 0 ? pack(packRequest(boxes.map(({ size }) => size), inner, boxes.map(({ rank }) => rank))) : { corners: [], width: 0, height: 0 };
  boxes.forEach(({ at }, index) => { corners[at] = upper.corners[index]; });
  if (leaves.length === 0) return { corners, width: upper.width, height: upper.height };

  const lower = packLeaves(leaves.map(({ size }) => size), inner, boxes.length > 0 ? Math.max(upper.width, least.width) : null, pack);
  const top = boxes.length > 0 ? upper.height + inner.gap : 0;
  leaves.forEach(({ at }, index) => {
    const { x, y } = lower.corners[index] as Point;
    corners[at] = { x, y: y + top };
  });
  return { corners, width: Math.max(upper.width, lower.width), height: top + lower.height };
}

/** Leaves alone, in an area for them, stand in a grid. */
const standInBands = (children: readonly Child[]): boolean => children.some(({ leaf, rank }) => !leaf || rank !== children[0]?.rank);

interface PackedAll extends Size {
  readonly corners: readonly (Point | undefined)[];
}

function packLeaves(sizes: readonly Size[], inner: InnerRule, within: number | null, pack: (request: PackRequest) => Packing): Packing {
  const [first] = sizes;
  if (!first || sizes.some(({ width, height }) => width !== first.width || height !== first.height)) return pack(packRequest(sizes, inner, sizes.map(() => 0)));
  if (within === null) return packGrid(sizes.length, first, inner);
  return packGrid(sizes.length, first, inner, Math.max(1, Math.floor((within + inner.gap) / (first.width + inner.gap))));
}

/** What lies under a pin goes to the free place nearest to its own. */
function clearPins(spots: readonly Spot[], least: Size, room: Room): void {
  const pins = spots.filter(({ pinned }) => pinned);
  if (pins.length === 0) return;
  const taken = new Taken<Rect>(spots);
  for (const spot of spots) {
    if (spot.pinned || !pins.some((pin) => overlap(spot, pin))) continue;
    taken.remove(spot);
    settle(spot, taken, larger(least, extent(spots)), room, spot);
    taken.add(spot);
  }
}

/** Few take free places one by one; many come as a block of their own. */
function addFresh(fresh: readonly Spot[], children: readonly Child[], held: readonly Spot[], size: Size, room: Room): Size {
  if (fresh.length === 0) return size;
  const taken = new Taken<Rect>(held);
  if (fresh.length <= oneByOne) {
    let now = size;
    for (const spot of fresh) {
      settle(spot, taken, now, room, null);
      taken.add(spot);
      now = larger(now, extent([spot]));
    }
    return now;
  }
  const block = packAll(children, { ...room, least: size });
  const at = { x: 0, y: 0, width: block.width, height: block.height };
  settle(at, taken, size, room, null);
  fresh.forEach((spot, index) => {
    const corner = block.corners[index] as Point;
    spot.x = at.x + corner.x;
    spot.y = at.y + corner.y;
  });
  return larger(size, extent([at]));
}

const oneByOne = 16;

/** Moves a spot to a free place in the room, nearest to `near` if given, or to one that makes the room grow least. */
function settle(spot: { x: number; y: number; width: number; height: number }, taken: Taken, size: Size, { inner, grows }: Room, near: Point | null): void {
  const search = { taken, size: spot, gap: inner.gap };
  Object.assign(spot, freeCorner(search, size, near) ?? cornerBeyond(search, size, grows, (wish) => spread(wish, inner.aspect)));
}

/** The room keeps its size while half of it is in use, so that taking a box out and putting it back moves nothing. */
function keptSize(before: Size | null, held: readonly Spot[]): Size {
  const used = extent(held);
  return before && used.width * used.height * 2 >= before.width * before.height ? before : { width: 0, height: 0 };
}

function extent(rects: readonly Rect[]): Size {
  let width = 0;
  let height = 0;
  for (const rect of rects) {
    width = Math.max(width, rect.x + rect.width);
    height = Math.max(height, rect.y + rect.height);
  }
  return { width, height };
}

const larger = (a: Size, b: Size): Size => ({ width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) });
