import type { View } from '../../src/scene';

/** Moves the view. */
export interface Camera {
  readonly view: () => View;
  /** Everything, or the nodes named, fill the view. */
  readonly fit: (ids?: readonly string[], animated?: boolean) => void;
  /**
   * The same again, if nothing has moved the view since: for another size. `readably` goes no farther away than what is drawn stays
   * as it is, cards as cards, and then shows the beginning with what is selected. @returns whether it did.
   */
  readonly refit: (options?: { readonly readably?: boolean }) => boolean;
  /** Brings nodes into view with as little movement as possible; `legibly` also zooms in until their text can be read. */
  readonly show: (ids: readonly string[], options?: { readonly legibly?: boolean }) => void;
  /** There at once: the left upper corner of the scene in pixels from that of the canvas, and the zoom. */
  readonly go: (there: Pick<View, 'x' | 'y' | 'zoom'>) => void;
  /** About the middle of what is in sight; `around` keeps what of these nodes is in sight there. */
  readonly zoomBy: (factor: number, options?: { readonly around?: readonly string[] }) => void;
  readonly panBy: (dx: number, dy: number, animated?: boolean) => void;
  /** By most of what is in sight; what is drawn does not go farther than its end comes into sight. Up and to the left are 1, down and to the right -1. */
  readonly turnPage: (pages: { readonly across?: 1 | -1; readonly down?: 1 | -1 }) => void;
  /** The keyboard's focus goes to the canvas. */
  readonly focus: () => void;
}
