import type { Rect } from '../types';

/** Across the canvas, or down it. */
export type Axis = 'x' | 'y';

/** What of a rectangle lies along an axis. */
interface Extent {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

export function extentOf({ x, y, width, height }: Rect, axis: Axis): Extent {
  return axis === 'x' ? { start: x, end: x + width, length: width } : { start: y, end: y + height, length: height };
}

export const otherAxis = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x');

/** The rectangle with its start along an axis there. */
export const startingAt = <R extends Rect>(rect: R, axis: Axis, start: number): R => ({ ...rect, [axis]: start });
