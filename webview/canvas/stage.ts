import { hit, lineAt, linesAt, linesIn, pictureOf, toScene } from '../../src/scene';
import type { Line, LinePicture, Picture, Placed, Point, View } from '../../src/scene';
import type { Session } from '../state/session';

/**
 * What is in sight now, apart from React, because it changes in every frame of a pan. The painter draws `picture`, which follows
 * the view at once; React Flow shows `settled`, which follows when zooming stops: exchanging its nodes in the middle of a zoom is
 * what makes zooming stutter.
 */
export interface Stage {
  readonly view: () => View;
  readonly picture: () => Picture;
  readonly settled: () => Picture;
  /** The lines between what `picture` has. */
  readonly lines: () => LinePicture;
  /** The lines that are drawn on demand, of these boxes and what lies in them. */
  readonly demanded: (ids: ReadonlySet<string>) => readonly Line[];
  /** The view changed; `at once` exchanges the nodes now. */
  readonly look: (view: View, settle?: 'at once' | 'after zooming') => void;
  /** The estate, or places in it, changed. */
  readonly refresh: () => void;
  /** `settled` is other nodes, or it is while the view is still moved: `passing`. */
  readonly subscribe: (listener: (change: Change) => void) => () => void;
  readonly boxAt: (pointPx: Point) => Placed | null;
  /** The line under a point where no box of its own stands there. */
  readonly lineAt: (pointPx: Point) => Line | null;
  /** The end of the one line that is selected, with the node at its other end. */
  readonly lineEndAt: (pointPx: Point) => { readonly edge: string; readonly fixed: string } | null;
  readonly dispose: () => void;
}

export type Change = 'view' | 'settled' | 'passing';

/** So long after the last step of a zoom; a step of a wheel comes every 16 to 60 ms. */
const settleAfterMs = 90;
/** A line is thin: so far beside it is still on it. */
const linePx = 5;
/** The end of a line is a small circle. */
const endPx = 10;
/** While panning, nodes are exchanged at most so often; the picture's margin covers what comes into sight between. */
const panSettleMs = 220;

export function createStage(session: Session): Stage {
  let view: View = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
  const arrangement = () => session.store.get().preview ?? session.store.get().arrangement;
  let picture = pictureOf(arrangement(), view);
  let settled = picture;
  /** The first is told though nothing changed since: a view may be there before anybody looks. */
  let isTold = false;
  let lines: LinePicture = linesIn(arrangement(), session.store.get().edges, picture, view);
  const follow = (): void => {
    picture = pictureOf(arrangement(), view, picture);
    lines = linesIn(arrangement(), session.store.get().edges, picture, view, lines);
  };
  const demanded = (ids: ReadonlySet<string>): readonly Line[] => linesAt(arrangement(), session.store.get().edges, ids, picture.level);
  let timer: number | null = null;
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change): void => listeners.forEach((listener) => listener(change));

  const settle = (change: Exclude<Change, 'view'> = 'settled'): void => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    if (isTold && settled === picture) return;
    isTold = true;
    settled = picture;
    tell(change);
  };
  const settleSoon = (ms: number, isZooming: boolean): void => {
    if (timer !== null && !isZooming) return;
    if (timer !== null) window.clearTimeout(timer);
    timer = window.setTimeout(() => settle(isZooming ? 'settled' : 'passing'), ms);
  };

  return {
    view: () => view,
    picture: () => picture,
    settled: () => settled,
    lines: () => lines,
    demanded,
    look: (next, when = 'after zooming') => {
      const zoomed = next.zoom !== view.zoom;
      view = next;
      follow();
      tell('view');
      if (when === 'at once') settle();
      else if (zoomed || picture !== settled) settleSoon(zoomed ? settleAfterMs : panSettleMs, zoomed);
    },
    refresh: () => {
      follow();
      tell('view');
      settle();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    boxAt: (pointPx) => hit(arrangement(), toScene(view, pointPx), picture.level),
    lineAt: (pointPx) => {
      const chosen = demanded(session.store.get().selection);
      if (lines.lines.length + chosen.length === 0) return null;
      const point = toScene(view, pointPx);
      const under = hit(arrangement(), point, picture.level);
      const item = under && picture.items.find(({ id }) => id === under.box.node.id);
      // On a leaf or a mark one means that; between what lies in a box, the line that comes out of it.
      if (under && (item === undefined || item === null || item.role === 'leaf')) return null;
      if (item && item.role === 'holder' && point.y < item.rect.y + item.header) return null;
      return lineAt(chosen, point, linePx / view.zoom) ?? lineAt(lines.lines, point, linePx / view.zoom);
    },
    lineEndAt: (pointPx) => {
      const { chosenEdges: [edge, ...others], selection, arrangement: { scene } } = session.store.get();
      const line = edge === undefined || others.length > 0 ? undefined : [...demanded(selection), ...lines.lines].find(({ edges }) => edges.length === 1 && edges[0]?.id === edge);
      const [meant] = line?.edges ?? [];
      if (!line || !meant) return null;
      const isNear = (point: Point | undefined): boolean => point !== undefined && Math.hypot(point.x * view.zoom + view.x - pointPx.x, point.y * view.zoom + view.y - pointPx.y) <= endPx;
      const liesIn = (id: string, box: string): boolean => { for (let at: string | null = id; at !== null; at = scene.find(at)?.parent ?? null) if (at === box) return true; return false; };
      const [atFrom, atTo] = liesIn(meant.from, line.from) ? [meant.from, meant.to] : [meant.to, meant.from];
      if (isNear(line.route.lead[0])) return { edge: meant.id, fixed: atTo };
      return isNear(line.route.trail[0]) ? { edge: meant.id, fixed: atFrom } : null;
    },
    dispose: () => {
      if (timer !== null) window.clearTimeout(timer);
      listeners.clear();
    },
  };
}
