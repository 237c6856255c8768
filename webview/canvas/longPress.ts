import type { Point } from '../../src/scene';

/** A finger that rests this long means more than a tap. */
const longPressMs = 500;
/** A finger is never still: so far it still rests. */
const restsWithinPx = 10;

/** Notices a finger that rests where it was put down. */
export interface LongPress {
  readonly begin: (at: Point, rested: () => void) => void;
  /** The finger moved. @returns whether it rests still: what moves as little as this is no drag. */
  readonly moved: (at: Point) => boolean;
  readonly end: () => void;
}

export function createLongPress(): LongPress {
  let timer = 0;
  let start: Point = { x: 0, y: 0 };
  const end = (): void => clearTimeout(timer);
  return {
    begin: (at, rested) => {
      end();
      start = at;
      timer = window.setTimeout(rested, longPressMs);
    },
    moved: (at) => {
      const rests = Math.hypot(at.x - start.x, at.y - start.y) <= restsWithinPx;
      if (!rests) end();
      return rests;
    },
    end,
  };
}
