import type { Ground } from '../layout/turn';
import type { Flow, Rect } from '../types';
import type { Bundle } from './bundles';
import { cornerOf, sideOf, type Corners } from './route';

/**
 * Where lines leave a box, from left to right: each as near as can be to where it goes, in that order, and apart from the next. By
 * the line; those that leave at the left or right of the box are not among them.
 */
export function doorsOf(ground: Ground, corners: Corners, box: string, bundles: Iterable<Bundle>): ReadonlyMap<Bundle, number> {
  const rect = cornerOf(ground, corners, box);
  const above: Guest[] = [];
  const below: Guest[] = [];
  for (const bundle of bundles) {
    const other = bundle.from === box ? bundle.to : bundle.from;
    const side = sideOf(ground, corners, box, other);
    const { x, width } = cornerOf(ground, corners, other);
    if (side !== null) (side === 1 ? below : above).push({ bundle, towards: x + width / 2, other });
  }
  const room = rooms[ground.scene.rules.flow];
  return new Map([...stand(rect, above, room), ...stand(rect, below, room)]);
}

interface Guest { readonly bundle: Bundle; readonly towards: number; readonly other: string }

function stand({ x, width }: Rect, guests: readonly Guest[], { widest, narrow }: (typeof rooms)[Flow]): readonly (readonly [Bundle, number])[] {
  const [first, last] = [x + width * 0.2, x + width * 0.8];
  const sorted = guests.toSorted((a, b) => a.towards - b.towards || (a.other < b.other ? -1 : a.other > b.other ? 1 : a.bundle.kind < b.bundle.kind ? -1 : 1));
  const apart = sorted.length < 2 ? 0 : Math.min(widest, (last - first) / (sorted.length - 1));
  // A narrow box is left in its middle.
  const wish = ({ towards }: Guest): number => (width <= narrow ? x + width / 2 : Math.max(first, Math.min(last, towards)));
  const places: number[] = [];
  for (const guest of sorted) places.push(Math.max(wish(guest), (places.at(-1) ?? -Infinity) + apart));
  // Those that want the same place stand around it.
  for (let at = 0; at < places.length; ) {
    let end = at + 1;
    while (end < places.length && (places[end] as number) - (places[end - 1] as number) <= apart + 0.01) end++;
    const back = Math.min(((end - at - 1) * apart) / 2, (places[at] as number) - Math.max(first, at === 0 ? first : (places[at - 1] as number) + apart));
    for (let each = at; each < end; each++) places[each] = (places[each] as number) - Math.max(0, back);
    at = end;
  }
  return sorted.map(({ bundle }, at) => [bundle, Math.min(places[at] as number, last - (sorted.length - 1 - at) * apart)]);
}

/** So far apart lines stand where there is room, and up to where a box is narrow: boxes are less high than wide, which is what counts for lines to the right. */
const rooms = { down: { widest: 28, narrow: 240 }, right: { widest: 14, narrow: 56 } } as const;
