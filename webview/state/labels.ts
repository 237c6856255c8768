import { isNamedPart } from './kinds';
import type { Session } from './session';

/** The name of a node for a sentence. */
export function labelOf(session: Session, id: string): string {
  // What has no node in this view, such as a container in a VM, is named by its id.
  return session.store.get().arrangement.scene.find(id)?.node.label ?? id.replace(/^\w+\//, '');
}

/** The same, with whose it is where many have a part of that name: "eth1 of leaf-1". */
export function fullNameOf(session: Session, id: string): string {
  const { scene } = session.store.get().arrangement;
  const box = scene.find(id);
  return box?.parent != null && isNamedPart(box.node.kind) ? `${box.node.label} of ${labelOf(session, box.parent)}` : labelOf(session, id);
}
