import { reset } from '../../src/scene';
import type { Box } from '../../src/scene';
import { counted } from '../a11y/names';
import { perform } from './gestures';
import { chosen } from './selection';
import type { Session } from './session';

/** Lets the layout decide again where everything is that lies in what is chosen, or in these; what is in other containers stays as it is. */
export async function resetInside(session: Session, which = chosen(session)): Promise<void> {
  const containers = containersOf(session, which);
  const names = containers.map(({ node }) => node.label).join(' and ');
  if (containers.length === 0) return session.announcer.say('Select what lies in a container, or the container.');
  const pinned = containers.flatMap(pinnedIn);
  if (pinned.length > 0) {
    const said = `The layout of ${names} is reset: ${counted(pinned.length, 'node')} no longer pinned`;
    const outcome = await perform(session, { kind: 'pin', positions: pinned.map((node) => ({ node, at: null })) }, { refusal: `The layout of ${names} cannot be reset`, said });
    if (outcome.kind !== 'applied') return;
    // Until the view without these pins is drawn.
    await session.lastGesture;
  } else {
    session.announcer.say(`The layout of ${names} is reset; nothing in it was pinned`);
  }
  const { arrangement, edges } = session.store.get();
  session.store.set({ arrangement: containers.reduce((places, { node }) => (places.find(node.id) ? reset(places, node.id, { edges }) : places), arrangement), preview: null });
}

/** How many children of a box the user has pinned. */
export function pinnedIn({ children }: Box): readonly string[] {
  return children.flatMap(({ node }) => (node.pin ? [node.id] : []));
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
