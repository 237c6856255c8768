import { topId } from '../layout/arrange';
import { footerOf, ruleOf } from '../tree/kinds';
import type { Arrangement, Item, Level, Picture, Placed, Rect, SceneRules, View } from '../types';
import { isItem, levelAt, levels } from './level';
import { marksOf } from './marks';

/**
 * What to draw: every item in sight, and somewhat beyond, at the level that fits the zoom. There are never more than `itemLimit`: with
 * more in sight a farther level is taken, in the end areas inside areas as marks. With `previous`, the level changes only past a
 * margin, and the same picture is the same object.
 */
export function pictureOf(arrangement: Arrangement, view: View, previous?: Picture): Picture {
  const { rules } = arrangement.scene;
  const { itemLimit, marginPx } = rules.levels;
  const window = {
    x: (-view.x - marginPx) / view.zoom,
    y: (-view.y - marginPx) / view.zoom,
    width: (view.width + 2 * marginPx) / view.zoom,
    height: (view.height + 2 * marginPx) / view.zoom,
  };
  const wished = levels.indexOf(levelAt(view.zoom, rules.levels, previous?.level ?? null));
  for (let at = wished; at >= 0; at--) {
    const level = levels[at] as Level;
    const nearer = previous !== undefined && at > levels.indexOf(previous.level);
    const items = itemsIn(arrangement, window, level, Infinity, nearer ? itemLimit * 0.8 : itemLimit);
    if (items) return settled(level, items, previous);
  }
  for (let depth = 3; depth > 0; depth--) {
    const items = itemsIn(arrangement, window, 'tiles', depth, itemLimit);
    if (items) return settled('tiles', items, previous);
  }
  return settled('tiles', [topItem(arrangement, 'tiles', 0)].filter((item) => item !== null), previous);
}

/** Everything at one level, whatever its number: for an export. */
export function wholePicture(arrangement: Arrangement, level: Level): Picture {
  return { level, items: itemsIn(arrangement, null, level, Infinity, Infinity) ?? [] };
}

function settled(level: Level, items: readonly Item[], previous: Picture | undefined): Picture {
  const same = previous?.level === level && previous.items.length === items.length && items.every((item, at) => item === previous.items[at]);
  return same ? previous : { level, items };
}

/** Null where there are more than `limit`. Boxes more than `depth` deep are marks whatever they are. */
function itemsIn(arrangement: Arrangement, window: Rect | null, level: Level, depth: number, limit: number): readonly Item[] | null {
  const { rules } = arrangement.scene;
  const items: Item[] = [];
  const loose = topItem(arrangement, level, depth);
  if (loose) items.push(loose);
  const visit = (children: readonly Placed[], x: number, y: number, deep: number): boolean => {
    for (const placed of children) {
      const left = x + placed.x;
      const top = y + placed.y;
      if (!isItem(rules, placed.box, level) || (window && !meets(window, left, top, placed))) continue;
      if (items.length >= limit) return false;
      items.push(itemOf(rules, placed, left, top, level, depth - deep - 1));
      if (deep + 1 < depth && placed.children.length > 0 && !visit(placed.children, left, top, deep + 1)) return false;
    }
    return true;
  };
  return visit(arrangement.top, 0, 0, 0) ? items : null;
}

function meets(window: Rect, left: number, top: number, { width, height }: Placed): boolean {
  return left <= window.x + window.width && left + width >= window.x && top <= window.y + window.height && top + height >= window.y;
}

/** Kept for as long as the box and its place in the scene are, one for each level. */
function itemOf(rules: SceneRules, placed: Placed, x: number, y: number, level: Level, below: number): Item {
  const key = below <= 0 ? `${level} flat` : level;
  let known = madeItems.get(placed);
  if (!known) {
    known = new Map();
    madeItems.set(placed, known);
  }
  const before = known.get(key);
  if (before && before.rect.x === x && before.rect.y === y) return before;
  const { role, inner } = ruleOf(rules, placed.box);
  const item: Item = {
    id: placed.box.node.id, role, box: placed.box, parent: placed.box.parent,
    rect: { x, y, width: placed.width, height: placed.height },
    header: inner.header,
    footer: footerOf(rules, placed.box),
    marks: marksOf(rules, placed.children, level, below <= 0),
  };
  known.set(key, item);
  return item;
}
const madeItems = new WeakMap<Placed, Map<string, Item>>();

/** Marks at the top lie in an item of their own. */
function topItem({ scene, top, bounds }: Arrangement, level: Level, depth: number): Item | null {
  const marks = marksOf(scene.rules, top, level, depth <= 0);
  if (!marks) return null;
  const before = madeTops.get(marks);
  const rect = { x: 0, y: 0, width: bounds.x + bounds.width, height: bounds.y + bounds.height };
  if (before && before.rect.width === rect.width && before.rect.height === rect.height) return before;
  const item: Item = { id: topId, role: 'area', box: null, parent: null, rect, header: 0, footer: 0, marks };
  madeTops.set(marks, item);
  return item;
}
const madeTops = new WeakMap<object, Item>();
