import type { View } from '../../src/scene';

/** Moves the view. */
export interface Camera {
  readonly view: () => View;
  /** Everything, or the nodes named, fill the view. */
  readonly fit: (ids?: readonly string[], animated?: boolean) => void;
  /** Brings nodes into view with as little movement as possible; `legibly` also zooms in until their text can be read. */
  readonly show: (ids: readonly string[], options?: { readonly legibly?: boolean }) => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (dx: number, dy: number, animated?: boolean) => void;
  /** The keyboard's focus goes to the canvas. */
  readonly focus: () => void;
}
