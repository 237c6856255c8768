import { IdMap } from '../tree/idMap';
import type { Arrangement, Box, Placed, Rect, Scene } from '../types';

/** Left, top, width and height of each box in its parent, parents before what lies in them: places as they can be sent. */
export type Places = Float64Array<ArrayBuffer>;

/** The places of an arrangement, for `arrangementAt`. */
export function placesOf({ top, scene }: Arrangement): Places {
  const places = new Float64Array(4 * scene.size);
  let at = 0;
  const put = ({ x, y, width, height, children }: Placed): void => {
    places.set([x, y, width, height], at);
    at += 4;
    children.forEach(put);
  };
  top.forEach(put);
  return places;
}

/**
 * The arrangement of a scene at places that were found for it elsewhere.
 * @throws {RangeError} where they are those of another number of boxes
 */
export function arrangementAt(scene: Scene, places: Places): Arrangement {
  if (places.length !== 4 * scene.size) throw new RangeError(`${places.length / 4} places are none for ${scene.size} boxes`);
  const index = new Map<string, Placed>();
  let at = 0;
  const placedAt = (box: Box): Placed => {
    const [x = 0, y = 0, width = 0, height = 0] = places.subarray(at, at + 4);
    at += 4;
    const placed = { box, x, y, width, height, children: box.children.map(placedAt) };
    index.set(box.node.id, placed);
    return placed;
  };
  const top = scene.top.map(placedAt);
  return arrangementOf(scene, top, IdMap.empty<Placed>().with(index));
}

/** What is placed, with its index by id. */
export function arrangementOf(scene: Scene, top: readonly Placed[], index: IdMap<Placed>): Arrangement {
  return {
    scene, top, index,
    bounds: boundsOfAll(top),
    find: (id) => index.get(id),
    rect: (id) => {
      const placed = index.get(id);
      if (!placed) return undefined;
      let { x, y } = placed;
      for (let at = placed.box.parent; at !== null; ) {
        const parent = index.get(at);
        if (!parent) break;
        x += parent.x;
        y += parent.y;
        at = parent.box.parent;
      }
      return { x, y, width: placed.width, height: placed.height };
    },
  };
}

function boundsOfAll(top: readonly Placed[]): Rect {
  let [left, upper, right, lower] = [0, 0, 0, 0];
  for (const { x, y, width, height } of top) {
    left = Math.min(left, x);
    upper = Math.min(upper, y);
    right = Math.max(right, x + width);
    lower = Math.max(lower, y + height);
  }
  return { x: left, y: upper, width: right - left, height: lower - upper };
}
