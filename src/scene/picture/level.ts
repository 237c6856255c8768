import type { Box, Level, LevelRules, SceneRules } from '../types';
import { ruleOf } from '../tree/kinds';

export const levels: readonly Level[] = ['tiles', 'cells', 'cards'];

/**
 * One level for the whole picture, by zoom alone: text has one size in the scene, so what is legible is the same in every box, and a
 * picture of two levels would show equal hosts differently. To change it, zoom must pass the threshold by the hysteresis.
 */
export function levelAt(zoom: number, { cellsFrom, cardsFrom, hysteresis }: LevelRules, previous: Level | null): Level {
  const reached = (from: number, level: Level): boolean => {
    if (!previous) return zoom >= from;
    const above = levels.indexOf(previous) >= levels.indexOf(level);
    return zoom >= from * (above ? 1 - hysteresis : 1 + hysteresis);
  };
  if (reached(cardsFrom, 'cards')) return 'cards';
  return reached(cellsFrom, 'cells') ? 'cells' : 'tiles';
}

/** The least zoom at which a picture looks as it does at this one: below it, less would be shown of every box. */
export function leastZoomLike(zoom: number, { cellsFrom, cardsFrom, hysteresis }: LevelRules): number {
  const from = [cardsFrom, cellsFrom].find((threshold) => zoom >= threshold * (1 - hysteresis));
  return from === undefined ? 0 : Math.min(zoom, from);
}

/** Whether a box is an item of its own at a level; otherwise it is a mark of the box it lies in. */
export function isItem(rules: SceneRules, box: Box, level: Level): boolean {
  const { role } = ruleOf(rules, box);
  // Folded up, an area is still told by its name, from however far.
  if (box.node.folded && role === 'holder' && rules.kinds[box.node.kind]?.role === 'area') return true;
  switch (level) {
    case 'cards': return true;
    case 'cells': return role !== 'leaf';
    case 'tiles': return role === 'area';
  }
}

/** Font size for the label in a header, in scene units: large enough for the screen if there is room; 0 where it would not be legible. */
export function labelSize(header: number, zoom: number): number {
  const size = Math.min(header * 0.7, Math.max(14, 11 / zoom));
  return size * zoom >= legiblePx ? size : 0;
}

const legiblePx = 7;
