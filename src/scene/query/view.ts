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

/**
 * The same, but beside what floats over the view where that costs little: each float that would cover the rectangle counts as much as a
 * view that is a fifth smaller. Floats are in pixels from the corner of the view, each at an edge of it.
 */
export function fitBeside(rect: Rect, room: Pick<View, 'width' | 'height'>, floats: readonly Rect[], options: FitOptions = {}): View {
  let best: { readonly view: View; readonly worth: number } | null = null;
  for (const { left, top, right, bottom } of roomsBeside(room, floats)) {
    const fitted = fitTo(rect, { width: right - left, height: bottom - top }, options);
    const view = { x: fitted.x + left, y: fitted.y + top, zoom: fitted.zoom, width: room.width, height: room.height };
    const covering = floats.filter((float) => isOver(float, view, rect)).length;
    const worth = view.zoom * (1 - costOfFloat) ** covering;
    if (best === null || worth > best.worth * (1 + trifle)) best = { view, worth };
  }
  return best?.view ?? fitTo(rect, room, options);
}
const costOfFloat = 0.2;
const trifle = 0.001;

interface Span { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** What is left of the room where each float is ignored, kept out above or below, or kept out at a side; what is largest first. */
function roomsBeside({ width, height }: Pick<View, 'width' | 'height'>, floats: readonly Rect[]): readonly Span[] {
  let rooms: readonly Span[] = [{ left: 0, top: 0, right: width, bottom: height }];
  for (const { x, y, width: wide, height: high } of floats) {
    const above = y + high / 2 < height / 2;
    const before = x + wide / 2 < width / 2;
    rooms = rooms.flatMap((room) => [
      room,
      above ? { ...room, top: Math.max(room.top, y + high) } : { ...room, bottom: Math.min(room.bottom, y) },
      before ? { ...room, left: Math.max(room.left, x + wide) } : { ...room, right: Math.min(room.right, x) },
    ]);
  }
  const area = ({ left, top, right, bottom }: Span): number => (right - left) * (bottom - top);
  return rooms.filter(({ left, top, right, bottom }) => right > left && bottom > top).toSorted((a, b) => area(b) - area(a));
}

function isOver(float: Rect, { x, y, zoom }: View, rect: Rect): boolean {
  const [left, top] = [rect.x * zoom + x, rect.y * zoom + y];
  return float.x < left + rect.width * zoom && left < float.x + float.width && float.y < top + rect.height * zoom && top < float.y + float.height;
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
