import type { Line } from '../edges/types';
import { isItem, levels } from '../picture/level';
import { boundsOf } from '../query/view';
import { topId } from '../layout/arrange';
import type { Arrangement, Item, Level, Rect } from '../types';

/** What of an arrangement is exported. */
export type Part =
  | { readonly kind: 'all' }
  /** What lies in a rectangle of the scene, or reaches into it. */
  | { readonly kind: 'within'; readonly rect: Rect }
  /** These boxes with all that lies in them, and the lines between them. */
  | { readonly kind: 'boxes'; readonly ids: readonly string[] };

export const everything: Part = { kind: 'all' };

/** A part that was looked up in its arrangement. */
export interface CutOut {
  /** What the picture is of: everything that belongs to it lies in there, but for what is cut. */
  readonly bounds: Rect;
  /** Whether what belongs to it may reach over its bounds, where it is cut off. */
  readonly isCut: boolean;
  /** The level at which all of it can be drawn: as wished, or nearer where boxes that were asked for would not be drawn by themselves. */
  readonly level: Level;
  /** Boxes of the part that lie in no other box of it. */
  readonly outermost: readonly string[];
  readonly hasBox: (id: string) => boolean;
  readonly hasItem: (item: Item) => boolean;
  readonly hasLine: (line: Pick<Line, 'from' | 'to' | 'bounds'>) => boolean;
}

export function cutOut(arrangement: Arrangement, part: Part, wished: Level): CutOut {
  switch (part.kind) {
    case 'all': {
      const all = (): boolean => true;
      return { bounds: arrangement.bounds, isCut: false, level: wished, outermost: arrangement.top.map(({ box }) => box.node.id), hasBox: all, hasItem: all, hasLine: all };
    }
    case 'within': return within(arrangement, part.rect, wished);
    case 'boxes': return boxes(arrangement, part.ids, wished);
  }
}

function within(arrangement: Arrangement, rect: Rect, level: Level): CutOut {
  const hasBox = (id: string): boolean => {
    const box = arrangement.rect(id);
    return box !== undefined && meets(rect, box);
  };
  return {
    bounds: rect, isCut: true, level, outermost: arrangement.top.flatMap(({ box }) => (hasBox(box.node.id) ? [box.node.id] : [])), hasBox,
    hasItem: (item) => meets(rect, item.rect), hasLine: ({ bounds }) => meets(rect, bounds),
  };
}

function boxes(arrangement: Arrangement, ids: readonly string[], wished: Level): CutOut {
  const { scene } = arrangement;
  const chosen = new Set(ids.filter((id) => scene.find(id)));
  const hasBox = (id: string): boolean => {
    for (let at: string | null = id; at !== null; at = scene.find(at)?.parent ?? null) if (chosen.has(at)) return true;
    return false;
  };
  const outermost = [...chosen].filter((id) => {
    const parent = scene.find(id)?.parent ?? null;
    return parent === null || !hasBox(parent);
  });
  const isDrawn = (level: Level): boolean => outermost.every((id) => {
    const box = scene.find(id);
    return box !== undefined && isItem(scene.rules, box, level);
  });
  return {
    bounds: boundsOf(arrangement, outermost) ?? nothing, isCut: false, outermost, hasBox,
    level: levels.slice(levels.indexOf(wished)).find(isDrawn) ?? 'cards',
    hasItem: ({ id }) => id !== topId && hasBox(id), hasLine: ({ from, to }) => hasBox(from) && hasBox(to),
  };
}
const nothing: Rect = { x: 0, y: 0, width: 0, height: 0 };

const meets = (window: Rect, { x, y, width, height }: Rect): boolean => x <= window.x + window.width && x + width >= window.x && y <= window.y + window.height && y + height >= window.y;
