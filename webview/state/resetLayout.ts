import { arrange, reset } from '../../src/scene';
import type { Box } from '../../src/scene';
import { counted } from '../a11y/names';
import { perform } from './gestures';
import { chosen } from './selection';
import type { Session } from './session';

/** Lets the layout decide again where everything is. */
export async function resetLayout(session: Session): Promise<void> {
  if (!(await free(session, pinnedWithin(session.store.get().arrangement.scene.top), 'The layout'))) return;
  const { arrangement: { scene }, edges } = session.store.get();
  session.store.set({ arrangement: arrange(scene, { edges }), preview: null });
  session.camera?.fit();
}

/** Lets the layout decide again where everything is that lies in what is chosen, or in these; what is in other containers stays as it is. */
export async function resetInside(session: Session, which = chosen(session)): Promise<void> {
  const containers = containersOf(session, which);
  if (containers.length === 0) return session.announcer.say('Select what lies in a container, or the container.');
  if (!(await free(session, containers.flatMap(pinnedIn), `The layout of ${containers.map(({ node }) => node.label).join(' and ')}`))) return;
  const { arrangement, edges } = session.store.get();
  session.store.set({ arrangement: containers.reduce((places, { node }) => (places.find(node.id) ? reset(places, node.id, { edges }) : places), arrangement), preview: null });
}

/** The children of a box that the user has pinned. */
export function pinnedIn({ children }: Box): readonly string[] {
  return children.flatMap(({ node }) => (node.pin ? [node.id] : []));
}

function pinnedWithin(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((box) => [...(box.node.pin ? [box.node.id] : []), ...pinnedWithin(box.children)]);
}

/** Takes pins out of the document and says how many, once the view without them is drawn. @returns whether the layout may decide now */
async function free(session: Session, pinned: readonly string[], what: string): Promise<boolean> {
  if (pinned.length === 0) {
    session.announcer.say(`${what} is reset; nothing was pinned`);
    return true;
  }
  const said = `${what} is reset: ${counted(pinned.length, 'node')} no longer pinned`;
  const { kind } = await perform(session, { kind: 'pin', positions: pinned.map((node) => ({ node, at: null })) }, { refusal: `${what} cannot be reset`, said });
  await session.lastGesture;
  return kind === 'applied';
}

/** Each that holds something, and what those lie in that hold nothing. */
function containersOf({ store }: Session, ids: readonly string[]): readonly Box[] {
  const { scene } = store.get().arrangement;
  return [...new Set(ids.flatMap((id) => {
    const box = scene.find(id);
    if (!box || box.children.length > 0) return box ?? [];
    return box.parent === null ? [] : scene.find(box.parent) ?? [];
  }))];
}
