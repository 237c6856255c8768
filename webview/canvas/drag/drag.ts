import type { Point } from '../../../src/scene';

/** Something being dragged with the pointer. It shows itself in `state.drag`; once that is null it was cancelled. */
export interface ActiveDrag {
  readonly move: (pointPx: Point, keys: DragKeys) => void;
  readonly drop: (pointPx: Point, keys: DragKeys) => void;
}

/** What is held down on the keyboard meanwhile. */
export interface DragKeys {
  /** With Alt it goes exactly where the pointer is. */
  readonly isFree: boolean;
}
