import type { Session } from './session';

/** The name of a node for a sentence. */
export function labelOf(session: Session, id: string): string {
  // A container in a VM has no node: its id names it.
  return session.store.get().arrangement.scene.find(id)?.node.label ?? id.replace(/^containers\//, '');
}
