import type { Palette } from '../heat/heatColor';
import type { Level, PaletteName, SceneRules } from '../types';

/** How one picture is drawn. */
export interface Draw {
  readonly name: PaletteName;
  readonly palette: Palette;
  readonly level: Level;
  readonly heatBy: string;
  /** In words. */
  readonly colouredBy: string;
  readonly rules: SceneRules;
  /** The place of each tint in the row of colours. */
  readonly tints: ReadonlyMap<string, number>;
}
