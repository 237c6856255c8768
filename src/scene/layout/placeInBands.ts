import type { InnerRule, Rect, Size } from '../types';
import { overlap } from './free';
import { giveWay, type Spot } from './giveWay';
import { spread } from './packing';

/** A box among its siblings, and the band it stands in. */
export interface Banded {
  readonly spot: Spot;
  readonly rank: number;
  /** Its turn among those that come with it. */
  readonly place: number;
}

/**
 * Gives new boxes a place in their band: in a gap of its rows, else behind its last row or below it, as needs less room; in a band
 * of its own where there is none yet. What is in the way goes down, and nothing else moves.
 */
export function placeInBands(fresh: readonly Banded[], held: readonly Banded[], room: Size, inner: InnerRule & { readonly bands: number }): void {
  const there = [...held];
  let width = room.width;
  for (const item of fresh.toSorted((a, b) => a.rank - b.rank || a.place - b.place)) {
    const band = there.filter(({ rank, spot }) => rank === item.rank && !spot.pinned);
    if (band.length === 0) beginBand(item, there, width, inner.bands);
    else joinBand(item.spot, band, there, width, inner);
    width = Math.max(width, item.spot.x + item.spot.width);
    there.push(item);
  }
  const arrived = new Set(fresh.map(({ spot }) => spot));
  giveWay(there.map(({ spot }) => spot), there.map(({ spot }) => ({ width: spot.width, height: arrived.has(spot) ? 0 : spot.height })), inner.gap);
}

function beginBand({ spot, rank }: Banded, there: readonly Banded[], width: number, gap: number): void {
  const free = there.filter((other) => !other.spot.pinned);
  const above = free.filter((other) => other.rank < rank).map((other) => bottomOf(other.spot));
  const below = free.filter((other) => other.rank > rank);
  spot.x = Math.max(0, Math.round((width - spot.width) / 2));
  spot.y = above.length === 0 ? 0 : Math.max(...above) + gap;
  const short = bottomOf(spot) + gap - Math.min(...below.map((other) => other.spot.y));
  if (short > 0) for (const other of below) other.spot.y += short;
}

function joinBand(spot: Spot, band: readonly Banded[], there: readonly Banded[], width: number, { gap, aspect }: InnerRule): void {
  // Of all there are, of which there may be a thousand, only the few beside a row can be in the way in it.
  const besideRow = (y: number): readonly Spot[] => there.map((other) => other.spot).filter((other) => other.y < y + spot.height + gap && y < bottomOf(other) + gap);
  const isFreeAmong = (beside: readonly Spot[], rect: Rect): boolean => !beside.some((other) => overlap(other, rect, other.pinned ? 0 : gap));
  const left = Math.min(...band.map((other) => other.spot.x));
  const rows = [...new Set(band.map((other) => other.spot.y))].sort((a, b) => a - b);
  const last = rows.at(-1) ?? 0;
  for (const y of rows) {
    const inRow = besideRow(y).toSorted((a, b) => a.x - b.x);
    for (const other of inRow) {
      const corner = { x: other.x + other.width + gap, y, width: spot.width, height: spot.height };
      const fits = corner.x + corner.width <= width && corner.x >= left && isFreeAmong(inRow, corner);
      if (fits) return void Object.assign(spot, corner);
    }
  }
  const height = Math.max(...there.map((other) => bottomOf(other.spot)));
  const bottom = Math.max(...band.map((other) => bottomOf(other.spot)));
  const behind = { x: width + gap, y: last };
  const inLast = besideRow(last);
  const beside = Math.max(...inLast.map((other) => other.x + other.width)) + gap;
  if (isFreeAmong(inLast, { ...spot, x: beside, y: last })) behind.x = beside;
  const wider = spread({ width: Math.max(width, behind.x + spot.width), height }, aspect);
  const higher = spread({ width, height: height + gap + spot.height }, aspect);
  Object.assign(spot, wider <= higher ? behind : { x: left, y: bottom + gap });
}

const bottomOf = ({ y, height }: Rect): number => y + height;
