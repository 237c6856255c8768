import type { CameraPlace } from '../../src/protocol/comparison';
import { toScene } from '../../src/scene';
import type { Arrangement, View } from '../../src/scene';
import type { Session } from '../state/session';
import type { Stage } from './stage';

/**
 * Moves in step with the diagram of another version beside this one. Both may be laid out otherwise, so what is told is which node
 * the middle of the view lies in, and where in it.
 */
export function placeOf(arrangement: Arrangement, stage: Pick<Stage, 'boxAt'>, view: View): CameraPlace {
  const middlePx = { x: view.width / 2, y: view.height / 2 };
  const middle = toScene(view, middlePx);
  const node = stage.boxAt(middlePx)?.box.node.id ?? null;
  const rect = node === null ? null : arrangement.rect(node);
  return rect ? { node, at: [(middle.x - rect.x) / rect.width, (middle.y - rect.y) / rect.height], zoom: view.zoom } : { node: null, at: [middle.x, middle.y], zoom: view.zoom };
}

/** Where the view is to be moved to look there; null where this diagram has no such node. */
export function viewAt(arrangement: Arrangement, { node, at: [x, y], zoom }: CameraPlace, view: View): Pick<View, 'x' | 'y' | 'zoom'> | null {
  const rect = node === null ? { x: 0, y: 0, width: 1, height: 1 } : arrangement.rect(node);
  return rect ? { x: view.width / 2 - (rect.x + x * rect.width) * zoom, y: view.height / 2 - (rect.y + y * rect.height) * zoom, zoom } : null;
}

/** Tells where the camera looks whenever that changes, while a diagram beside goes in step; not what it was told itself. @returns how to stop */
export function reportCamera(session: Session, stage: Stage): () => void {
  let request: number | null = null;
  let told: View | null = null;
  const tell = (): void => {
    request = null;
    const { inStep, arrangement, view: name, opened } = session.store.get();
    const view = stage.view();
    if (!inStep || !opened || view.width === 0 || isNear(view, told) || isNear(view, session.followed)) return;
    told = view;
    session.channel.tell({ kind: 'camera', place: placeOf(arrangement, stage, view), view: name });
  };
  const stopLooking = stage.subscribe(() => { request ??= requestAnimationFrame(tell); });
  return () => {
    stopLooking();
    if (request !== null) cancelAnimationFrame(request);
  };
}

/** Looks where another diagram looks, or did. @returns whether this one has such a place */
export function followCamera(session: Session, place: CameraPlace): boolean {
  const { camera, store } = session;
  const there = camera && viewAt(store.get().arrangement, place, camera.view());
  if (!camera || !there) return false;
  session.followed = there;
  camera.go(there);
  return true;
}

function isNear(one: Pick<View, 'x' | 'y' | 'zoom'>, other: Pick<View, 'x' | 'y' | 'zoom'> | null): boolean {
  return other !== null && Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1 && Math.abs(one.zoom - other.zoom) < 0.001;
}
