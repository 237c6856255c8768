import { hit, pictureOf, toScene } from '../../src/scene';
import type { Picture, Placed, Point, View } from '../../src/scene';
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
  /** The view changed; `at once` exchanges the nodes now. */
  readonly look: (view: View, settle?: 'at once' | 'after zooming') => void;
  /** The estate, or places in it, changed. */
  readonly refresh: () => void;
  readonly subscribe: (listener: (change: 'view' | 'settled') => void) => () => void;
  readonly boxAt: (pointPx: Point) => Placed | null;
  readonly dispose: () => void;
}

/** So long after the last step of a zoom; a step of a wheel comes every 16 to 60 ms. */
const settleAfterMs = 90;
/** While panning, nodes are exchanged at most so often; the picture's margin covers what comes into sight between. */
const panSettleMs = 60;

export function createStage(session: Session): Stage {
  let view: View = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
  const arrangement = () => session.store.get().preview ?? session.store.get().arrangement;
  let picture = pictureOf(arrangement(), view);
  let settled = picture;
  let timer: number | null = null;
  const listeners = new Set<(change: 'view' | 'settled') => void>();
  const tell = (change: 'view' | 'settled'): void => listeners.forEach((listener) => listener(change));

  const settle = (): void => {
    if (timer !== null) window.clearTimeout(timer);
    timer = null;
    if (settled === picture) return;
    settled = picture;
    tell('settled');
  };
  const settleSoon = (ms: number, again: boolean): void => {
    if (timer !== null && !again) return;
    if (timer !== null) window.clearTimeout(timer);
    timer = window.setTimeout(settle, ms);
  };

  return {
    view: () => view,
    picture: () => picture,
    settled: () => settled,
    look: (next, when = 'after zooming') => {
      const zoomed = next.zoom !== view.zoom;
      view = next;
      picture = pictureOf(arrangement(), view, picture);
      tell('view');
      if (when === 'at once') settle();
      else if (zoomed || picture !== settled) settleSoon(zoomed ? settleAfterMs : panSettleMs, zoomed);
    },
    refresh: () => {
      picture = pictureOf(arrangement(), view, picture);
      tell('view');
      settle();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    boxAt: (pointPx) => hit(arrangement(), toScene(view, pointPx), picture.level),
    dispose: () => {
      if (timer !== null) window.clearTimeout(timer);
      listeners.clear();
    },
  };
}
