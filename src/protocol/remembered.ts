/** How a diagram is looked at, as its page keeps it while VS Code has thrown it away: a hidden one, and all where the window is loaded again. */
import type { Static } from 'typebox';
import * as Type from 'typebox';
import { CameraPlace } from './comparison';
import { compile } from './compile';
import { SavedView } from './filter';

export const Remembered = Type.Object({
  /** It has no name. */
  look: SavedView,
  place: CameraPlace,
  selection: Type.Array(Type.String()),
});
export type Remembered = Static<typeof Remembered>;

const check = compile(Remembered);

/** What was kept; null where nothing was, or by another version that kept something else. */
export function decodeRemembered(kept: unknown): Remembered | null {
  return check(kept) === null ? (kept as Remembered) : null;
}
