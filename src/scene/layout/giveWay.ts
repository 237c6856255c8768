import type { Rect } from '../types';
import { overlap } from './free';
import { Taken } from './taken';

/** A box among its siblings while they are being placed. */
export interface Spot extends Rect {
  x: number;
  y: number;
  width: number;
  height: number;
  readonly pinned: boolean;
}

/**
 * After some spots grew to the right or downwards, moves the others out of their way and nothing else: along the axis of the
 * growth, by the least distance, past what is pinned. Pinned spots stay. `before` are the sizes from before the growth.
 */
export function giveWay(spots: readonly Spot[], before: readonly { readonly width: number; readonly height: number }[], gap: number): void {
  const now = spots.map(({ width, height }) => ({ width, height }));
  if (spots.some((spot, at) => spot.width > (before[at]?.width ?? 0))) {
    spots.forEach((spot, at) => { spot.height = Math.min(spot.height, before[at]?.height ?? spot.height); });
    sweep(spots, 'x', 'width', gap);
    spots.forEach((spot, at) => { spot.height = now[at]?.height ?? spot.height; });
  }
  if (spots.some((spot, at) => spot.height > (before[at]?.height ?? 0))) sweep(spots, 'y', 'height', gap);
}

/** In the order along the axis, moves each spot to the first place from its own on where it is clear of those before it. */
function sweep(spots: readonly Spot[], axis: 'x' | 'y', length: 'width' | 'height', gap: number): void {
  const settled = new Taken(spots.filter(({ pinned }) => pinned));
  for (const spot of spots.filter(({ pinned }) => !pinned).sort((a, b) => a[axis] - b[axis])) {
    for (let blocker = inTheWay(spot, settled, gap); blocker; blocker = inTheWay(spot, settled, gap)) {
      spot[axis] = blocker[axis] + blocker[length] + gap;
    }
    settled.add(spot);
  }
}

/** A pinned spot may be closer than the gap, since the user put it there; it must only not be overlapped. */
function inTheWay(spot: Spot, settled: Taken<Spot>, gap: number): Spot | undefined {
  return settled.between(spot.y - gap, spot.y + spot.height + gap).find((other) => overlap(spot, other, other.pinned ? 0 : gap));
}
