import type { Arrangement, Point, Rect, View } from '../types';

export interface FitOptions {
  readonly paddingPx?: number;
  readonly minZoom?: number;
  readonly maxZoom?: number;
}

/** The view with `rect` in its middle, as large as it will go. */
export function fitTo(rect: Rect, { width, height }: Pick<View, 'width' | 'height'>, { paddingPx = 24, minZoom = 0.01, maxZoom = 1 }: FitOptions = {}): View {
  const room = (px: number): number => Math.max(1, px - 2 * paddingPx);
  const wished = Math.min(room(width) / Math.max(1, rect.width), room(height) / Math.max(1, rect.height));
  const zoom = Math.max(minZoom, Math.min(maxZoom, wished));
  return { x: width / 2 - (rect.x + rect.width / 2) * zoom, y: height / 2 - (rect.y + rect.height / 2) * zoom, zoom, width, height };
}

/** Around these boxes; null where none of them has a place. */
export function boundsOf(arrangement: Arrangement, ids: readonly string[]): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    const rect = arrangement.rect(id);
    if (!rect) continue;
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** From the screen, relative to the corner of the view, to the scene. */
export function toScene({ x, y, zoom }: View, pointPx: Point): Point {
  return { x: (pointPx.x - x) / zoom, y: (pointPx.y - y) / zoom };
}

export function toScreen({ x, y, zoom }: View, point: Point): Point {
  return { x: point.x * zoom + x, y: point.y * zoom + y };
}
