import type { Box } from '../../src/scene';
import { labelOf } from './labels';
import { chosen } from './selection';
import type { Session } from './session';
import { reshow } from './shown';

/** Folding boxes up to their header, and unfolding them. */

/** Folds a box up, or unfolds it; it stays where it is on the screen. */
export function toggleFold(session: Session, id: string): void {
  const box = session.store.get().arrangement.scene.find(id);
  if (box) fold(session, [id], box.node.folded === undefined);
}

/** What is chosen: all of it in the same way, as the first. Of what holds nothing, that which it lies in. */
export function toggleChosen(session: Session): void {
  const { scene } = session.store.get().arrangement;
  const boxes = chosen(session).flatMap((id) => holderOf(session, id) ?? []);
  const [first] = boxes;
  if (!first) return session.announcer.say('Nothing here can be folded up.');
  fold(session, [...new Set(boxes)], scene.find(first)?.node.folded === undefined);
}

/** The box itself where something lies in it, else the one around it; null where there is none. */
function holderOf(session: Session, id: string): string | null {
  const box = session.store.get().arrangement.scene.find(id);
  if (!box) return null;
  return box.node.folded || box.children.length > 0 ? id : box.parent;
}

function fold(session: Session, ids: readonly string[], isFolded: boolean): void {
  const { shown, arrangement } = session.store.get();
  const [first = ''] = ids;
  const before = arrangement.rect(first);
  const collapsed = new Set(shown.collapsed);
  for (const id of ids) {
    if (isFolded) collapsed.add(id);
    else collapsed.delete(id);
  }
  reshow(session, { shown: { ...shown, collapsed } });
  session.announcer.say(`${ids.length === 1 ? labelOf(session, first) : `${ids.length} boxes`} ${isFolded ? 'collapsed' : 'expanded'}`);
  const after = session.store.get().arrangement.rect(first);
  const zoom = session.camera?.view().zoom ?? 1;
  // The header stays under the pointer.
  if (before && after) session.camera?.panBy((before.x - after.x) * zoom, (before.y - after.y) * zoom, false);
}

/** Folds up what holds leaves and what holds that, but for the outermost: the picture of an estate in a few boxes. */
export function foldAll(session: Session): void {
  const { shown, whole } = session.store.get();
  const collapsed = new Set(shown.collapsed);
  const visit = (box: Box, depth: number): void => {
    if (box.children.length === 0) return;
    const hasAreas = box.children.some((child) => child.children.length > 0);
    if (depth > 0 || !hasAreas) collapsed.add(box.node.id);
    else box.children.forEach((child) => visit(child, depth + 1));
  };
  whole.top.forEach((box) => visit(box, 0));
  reshow(session, { shown: { ...shown, collapsed } });
  session.announcer.say('Everything is collapsed');
  session.camera?.fit();
}

export function unfoldAll(session: Session): void {
  const { shown } = session.store.get();
  if (shown.collapsed.size === 0) return session.announcer.say('Nothing is collapsed');
  reshow(session, { shown: { ...shown, collapsed: new Set() } });
  session.announcer.say('Everything is expanded');
  session.camera?.fit();
}
