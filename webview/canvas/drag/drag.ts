import type { Point } from '../../../src/scene';

/** Something being dragged with the pointer. It shows itself in `state.drag`; once that is null it was cancelled. */
export interface ActiveDrag {
  readonly move: (pointPx: Point) => void;
  readonly drop: (pointPx: Point) => void;
}
