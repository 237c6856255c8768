import type { Colours, Palette } from '../heat/heatColor';
import type { Level, SceneRules } from '../types';

/** How one picture is drawn. */
export interface Draw {
  /** As it was asked for. */
  readonly name: Colours;
  readonly palette: Palette;
  readonly level: Level;
  readonly heatBy: string;
  /** In words. */
  readonly colouredBy: string;
  readonly rules: SceneRules;
  /** The place of each tint in the row of colours. */
  readonly tints: ReadonlyMap<string, number>;
  /** Boxes that stand where something was in the version that is compared with. */
  readonly ghosts: ReadonlySet<string>;
}
