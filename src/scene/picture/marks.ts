import { heatOf } from '../tree/totals';
import type { Level, Marks, Placed, SceneRules } from '../types';
import { isItem } from './level';

/** The children that are marks at a level, or all of them if `flat`; null where there are none. Kept for as long as the children are. */
export function marksOf(rules: SceneRules, children: readonly Placed[], level: Level, flat: boolean): Marks | null {
  if (children.length === 0 || (level === 'cards' && !flat)) return null;
  let known = made.get(children);
  if (!known) {
    known = new Map();
    made.set(children, known);
  }
  const key = flat ? 'all' : level;
  let marks = known.get(key);
  if (marks === undefined) {
    const marked = flat ? children : children.filter(({ box }) => !isItem(rules, box, level));
    marks = marked.length > 0 ? draw(rules, marked) : null;
    known.set(key, marks);
  }
  return marks;
}
const made = new WeakMap<readonly Placed[], Map<string, Marks | null>>();

function draw({ measures }: SceneRules, marked: readonly Placed[]): Marks {
  const rects = new Float32Array(marked.length * 4);
  marked.forEach(({ x, y, width, height }, at) => rects.set([x, y, width, height], at * 4));
  return {
    boxes: marked.map(({ box }) => box),
    rects,
    heat: Object.fromEntries(measures.map((measure) => [measure, Float32Array.from(marked, ({ box }) => heatOf(box, measure) ?? NaN)])),
    worst: marked.map(({ box }) => box.totals.worst),
  };
}
