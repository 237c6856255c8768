/** How a diagram is looked at, as its page keeps it while VS Code has thrown it away: a hidden one, and all where the window is loaded again. */
import type { Static } from 'typebox';
import * as Type from 'typebox';
import { CameraPlace } from './comparison';
import { compile } from './compile';
import { SavedView } from './filter';
import { ViewName } from './view';

export const Remembered = Type.Object({
  /** It has no name. */
  look: SavedView,
  place: CameraPlace,
  selection: Type.Array(Type.String()),
  /** Nodes that are folded up in the other views, as they were left. */
  folded: Type.Array(Type.Object({ view: ViewName, nodes: Type.Array(Type.String()) })),
  /** What the other views are coloured by, where that was chosen. */
  measures: Type.Array(Type.Object({ view: ViewName, measure: Type.String() })),
  /** Layers that are not shown, of every view. */
  hiddenLayers: Type.Array(Type.String()),
  /** Which are open; null where the user has not said. */
  panels: Type.Object({
    inspector: Type.Boolean(), tree: Type.Boolean(), legend: Type.Union([Type.Boolean(), Type.Null()]), palette: Type.Union([Type.Boolean(), Type.Null()]),
    tab: Type.Enum(['properties', 'connections', 'model', 'findings']),
  }),
});
export type Remembered = Static<typeof Remembered>;

const check = compile(Remembered);

/** What was kept; null where nothing was, or by another version that kept something else. */
export function decodeRemembered(kept: unknown): Remembered | null {
  return check(kept) === null ? (kept as Remembered) : null;
}
