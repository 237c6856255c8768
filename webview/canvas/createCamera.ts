import type { ReactFlowInstance } from '@xyflow/react';
import { boundsOf, fitBeside, leastZoomLike } from '../../src/scene';
import type { Rect, View } from '../../src/scene';
import type { Session } from '../state/session';
import type { Camera } from './camera';
import { floatsOver } from './floats';
import type { BoxNode } from './flowNodes';

/** Zoom limits of the diagram: everything in a small window, and a card that fills a large one. */
export const minZoom = 0.008;
export const maxZoom = 4;

/** From this zoom on the text of a card is easily read. */
const legibleZoom = 0.9;
/** A box smaller than this is not seen to be where the keyboard is. */
const visiblePx = 24;
const marginPx = 32;
/** Part of what is in sight that a page goes on by. */
const pageStep = 0.7;

export function createCamera(session: Session, flow: ReactFlowInstance<BoxNode>, element: HTMLElement): Camera {
  // In a narrow column the inspector lies over the lower part of the canvas.
  const view = (): View => ({ ...flow.getViewport(), width: element.clientWidth, height: element.clientHeight - coveredPx(element) });
  const go = ({ x, y, zoom }: Pick<View, 'x' | 'y' | 'zoom'>, animated = true): void => {
    fitted = null;
    const still = !animated || window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    isArriving = true;
    void flow.setViewport({ x, y, zoom }, still ? {} : { duration: 260 }).then(() => { isArriving = false; });
  };
  // What the view was fitted to last, and where that was; null once it has been moved elsewhere.
  let fitted: { readonly ids: readonly string[] | undefined; readonly view: View } | null = null;
  let isArriving = false;
  // The user takes hold of a view that is still on its way.
  for (const kind of ['wheel', 'pointerdown'] as const) element.addEventListener(kind, () => { isArriving = false; }, { capture: true, passive: true });
  const boundsOfAll = (ids?: readonly string[]): Rect | null => {
    const { arrangement } = session.store.get();
    return boundsOf(arrangement, ids ?? arrangement.top.map((placed) => placed.box.node.id));
  };

  /** `least`: no farther away than that, however much is out of sight then. */
  const fit = (ids?: readonly string[], animated?: boolean, least = 0): void => {
    const bounds = boundsOfAll(ids);
    const now = view();
    if (!bounds || now.width <= 0) return;
    const whole = fitBeside(bounds, now, floatsOver(element), { paddingPx: Math.min(marginPx, now.width / 16), maxZoom: ids ? 1.5 : 1.25, minZoom });
    const { selection } = session.store.get();
    const there = whole.zoom >= least ? whole : beginning(bounds, selection.size === 0 ? null : boundsOfAll([...selection]), { ...now, zoom: least });
    go(there, animated);
    fitted = { ids, view: there };
  };

  return {
    view,
    fit: (ids, animated) => fit(ids, animated),
    refit: ({ readably = false } = {}) => {
      if (!fitted || (!isArriving && !isSameView(fitted.view, flow.getViewport()))) return false;
      const { ids, view: { zoom } } = fitted;
      fit(ids, false, readably ? leastZoomLike(zoom, session.store.get().arrangement.scene.rules.levels) : 0);
      return true;
    },
    show: (ids, { legibly = false } = {}) => {
      const bounds = boundsOfAll(ids);
      const now = view();
      if (!bounds || now.width === 0) return;
      const inReach = bounds.width * now.zoom <= now.width - marginPx && bounds.height * now.zoom <= now.height - marginPx;
      if (legibly && now.zoom < legibleZoom * 0.8) return go(centred(bounds, { ...now, zoom: zoomFor(bounds, now, legibleZoom) }));
      if (bounds.width * now.zoom < visiblePx) return go(centred(bounds, { ...now, zoom: zoomFor(bounds, now, (2 * visiblePx) / bounds.width) }));
      if (!inReach) return go(centred(bounds, now));
      const x = now.x + shift(bounds.x * now.zoom + now.x, bounds.width * now.zoom, now.width);
      const y = now.y + shift(bounds.y * now.zoom + now.y, bounds.height * now.zoom, now.height);
      if (x !== now.x || y !== now.y) go({ x, y, zoom: now.zoom });
    },
    go: (there) => go(there, false),
    zoomBy: (factor, { around = [] } = {}) => {
      const now = view();
      go(zoomed(now, Math.min(maxZoom, Math.max(minZoom, now.zoom * factor)), around.length > 0 ? boundsOfAll(around) : null));
    },
    panBy: (dx, dy, animated = true) => {
      const now = view();
      go({ x: now.x + dx, y: now.y + dy, zoom: now.zoom }, animated);
    },
    turnPage: ({ across = 0, down = 0 }) => {
      const now = view();
      const { bounds } = session.store.get().arrangement;
      const x = now.x + turned(across * now.width * pageStep, bounds.x * now.zoom + now.x, bounds.width * now.zoom, now.width);
      const y = now.y + turned(down * now.height * pageStep, bounds.y * now.zoom + now.y, bounds.height * now.zoom, now.height);
      if (x !== now.x || y !== now.y) go({ x, y, zoom: now.zoom });
    },
    focus: () => element.querySelector<HTMLElement>('.tv-node[tabindex="0"]')?.focus({ preventScroll: true }),
  };
}

/** Fitting goes to fractions of pixels, of which a browser may keep less. */
function isSameView(one: Pick<View, 'x' | 'y' | 'zoom'>, other: Pick<View, 'x' | 'y' | 'zoom'>): boolean {
  return Math.abs(one.x - other.x) < 0.5 && Math.abs(one.y - other.y) < 0.5 && Math.abs(one.zoom / other.zoom - 1) < 0.001;
}

/** How much of the canvas a panel covers from below. */
function coveredPx(element: HTMLElement): number {
  const { left, bottom } = element.getBoundingClientRect();
  const panel = element.ownerDocument.querySelector('.tv-trace, .tv-inspector')?.getBoundingClientRect();
  return panel && panel.left <= left && panel.right > left ? Math.max(0, bottom - panel.top) : 0;
}

/** As wished, unless the box would not fit in then; never farther than now. */
function zoomFor(bounds: Rect, view: View, wished: number): number {
  return Math.max(view.zoom, Math.min(wished, (view.width - marginPx) / bounds.width, (view.height - marginPx) / bounds.height));
}

function centred(bounds: Rect, view: View): View {
  return { ...view, x: view.width / 2 - (bounds.x + bounds.width / 2) * view.zoom, y: view.height / 2 - (bounds.y + bounds.height / 2) * view.zoom };
}

/** To another zoom about the middle of what is in sight; what is to be kept there stays, of what does not fit in the part that lies nearest to the middle. */
function zoomed(view: View, zoom: number, kept: Rect | null): Pick<View, 'x' | 'y' | 'zoom'> {
  const left = kept && { start: kept.x, length: kept.width };
  const top = kept && { start: kept.y, length: kept.height };
  const isInSight = left !== null && top !== null && isWithin(left, view.x, view.width, view.zoom) && isWithin(top, view.y, view.height, view.zoom);
  return { zoom, x: along(view.x, view.width, view.zoom, zoom, isInSight ? left : null), y: along(view.y, view.height, view.zoom, zoom, isInSight ? top : null) };
}

/** A stretch of the scene in one direction, in its units. */
interface Span { readonly start: number; readonly length: number }

const isWithin = ({ start, length }: Span, origin: number, room: number, zoom: number): boolean => origin + start * zoom < room && origin + (start + length) * zoom > 0;

/** Where the origin of the scene comes to lie in one direction, in pixels. */
function along(origin: number, room: number, before: number, zoom: number, kept: Span | null): number {
  const first = kept ? origin + kept.start * before : -Infinity;
  const fixed = Math.min(Math.max(room / 2, first), kept ? first + kept.length * before : Infinity);
  const after = fixed - (fixed - origin) * (zoom / before);
  return kept && kept.length * zoom <= room - 2 * marginPx ? after + shift(after + kept.start * zoom, kept.length * zoom, room) : after;
}

/** From the left upper corner of what does not fit in whole; what is to be seen of it is in sight. */
function beginning(bounds: Rect, seen: Rect | null, view: View): View {
  const from = (start: number, length: number, room: number): number => (length * view.zoom <= room - 2 * marginPx ? room / 2 - (start + length / 2) * view.zoom : marginPx - start * view.zoom);
  const [x, y] = [from(bounds.x, bounds.width, view.width), from(bounds.y, bounds.height, view.height)];
  if (!seen) return { ...view, x, y };
  return { ...view, x: x + shift(seen.x * view.zoom + x, seen.width * view.zoom, view.width), y: y + shift(seen.y * view.zoom + y, seen.height * view.zoom, view.height) };
}

/** So much of a wished movement, in pixels, as brings the end of a span into a room, with a margin. */
function turned(wished: number, start: number, length: number, room: number): number {
  return wished > 0 ? Math.min(wished, Math.max(0, marginPx - start)) : Math.max(wished, Math.min(0, room - marginPx - start - length));
}

/** How far to move so that a span lies within the room, with a margin. */
function shift(start: number, length: number, room: number): number {
  if (start < marginPx) return marginPx - start;
  const over = start + length - (room - marginPx);
  return over > 0 ? -over : 0;
}
