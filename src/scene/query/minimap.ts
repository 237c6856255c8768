import { ruleOf } from '../tree/kinds';
import { heatOf, severities } from '../tree/totals';
import type { Arrangement, MinimapRect, Placed, Severity } from '../types';

/**
 * Holders and loose leaves as rectangles of the scene, at most `most`: with more, near ones are drawn as one, with the highest heat and the
 * worst finding of them. Kept for as long as the arrangement is.
 */
export function minimap(arrangement: Arrangement, measure: string, most = 1500): readonly MinimapRect[] {
  const key = `${measure}|${most}`;
  const known = made.get(arrangement) ?? new Map<string, readonly MinimapRect[]>();
  made.set(arrangement, known);
  const before = known.get(key);
  if (before) return before;
  const rects = collect(arrangement, measure);
  const result = rects.length <= most ? rects : merge(rects, arrangement.bounds, most);
  known.set(key, result);
  return result;
}
const made = new WeakMap<Arrangement, Map<string, readonly MinimapRect[]>>();

function collect({ scene: { rules }, top }: Arrangement, measure: string): readonly MinimapRect[] {
  const rects: MinimapRect[] = [];
  const visit = (children: readonly Placed[], left: number, upper: number): void => {
    for (const { box, x, y, width, height, children: inside } of children) {
      if (ruleOf(rules, box).role === 'area') visit(inside, left + x, upper + y);
      else rects.push({ id: box.node.id, x: left + x, y: upper + y, width, height, heat: heatOf(box, measure), tint: box.node.tint ?? null, worst: box.totals.worst, isUnread: box.totals.unread > 0 });
    }
  };
  visit(top, 0, 0);
  return rects;
}

/** One rectangle for all whose middle lies in one field of a raster with at most `most` fields. */
function merge(rects: readonly MinimapRect[], bounds: Arrangement['bounds'], most: number): readonly MinimapRect[] {
  const columns = Math.max(1, Math.min(most, Math.floor(Math.sqrt((most * bounds.width) / Math.max(1, bounds.height)))));
  const rows = Math.max(1, Math.floor(most / columns));
  const field = (part: number, fields: number): number => Math.max(0, Math.min(fields - 1, Math.floor(part * fields)));
  const fields = new Map<number, MinimapRect>();
  for (const rect of rects) {
    const column = field((rect.x + rect.width / 2 - bounds.x) / bounds.width, columns);
    const row = field((rect.y + rect.height / 2 - bounds.y) / bounds.height, rows);
    const before = fields.get(row * columns + column);
    fields.set(row * columns + column, before ? union(before, rect) : rect);
  }
  return [...fields.values()];
}

function union(a: MinimapRect, b: MinimapRect): MinimapRect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    id: a.id, x, y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
    heat: a.heat === null ? b.heat : b.heat === null ? a.heat : Math.max(a.heat, b.heat),
    tint: a.tint === b.tint ? a.tint : null,
    worst: worse(a.worst, b.worst),
    isUnread: a.isUnread || b.isUnread,
  };
}

function worse(a: Severity | null, b: Severity | null): Severity | null {
  return severities.find((severity) => severity === a || severity === b) ?? null;
}
