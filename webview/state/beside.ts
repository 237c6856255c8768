import type { Box, Scene } from '../../src/scene';
import { chosen, select } from './selection';
import type { Session } from './session';

/** Going from where one is to what lies in the same: the way through the breadcrumb. */

/** What lies in the same as a node, itself among it, in the order of the document; empty where there is no such node. */
export function besides(scene: Scene, id: string): readonly Box[] {
  const box = scene.find(id);
  if (!box) return [];
  return box.parent === null ? scene.top : scene.find(box.parent)?.children ?? [];
}

/** Selects a node and fills the view with it; the keys go with it to the canvas. */
export function goTo(session: Session, id: string): void {
  session.camera?.focus();
  select(session, [id]);
  session.camera?.fit([id]);
}

/** Opens the list of what lies beside the node that is selected, or that the keyboard is at. */
export function openBesides(session: Session): void {
  const id = chosen(session).at(-1);
  if (id === undefined) return;
  if (session.store.get().selection.size !== 1) select(session, [id]);
  session.store.set({ crumb: id });
}
