/** What is done to parts of entries in the inspector: disks, ports, snapshots, filters. Each answers with the reasons why it was not done; none where it was. */
import type { FieldPath, PartView } from '../../src/protocol/inspector';
import { perform, type Outcome } from './gestures';
import type { Session } from './session';

/** Adds a part to each node; an empty name is chosen for it. */
export function addPart(session: Session, nodes: readonly string[], path: FieldPath, name: string): Promise<readonly string[]> {
  return perform(session, { kind: 'add-part', nodes: [...nodes], path, name }, { refusal: 'Nothing was added', quiet: true }).then(reasonsOf);
}

export function renamePart(session: Session, node: string, path: FieldPath, to: string): Promise<readonly string[]> {
  return perform(session, { kind: 'rename-part', node, path, to }, { refusal: 'It cannot be renamed', quiet: true }).then(reasonsOf);
}

/** Puts an item of a list in another place. */
export function movePart(session: Session, node: string, path: FieldPath, to: number): Promise<readonly string[]> {
  return perform(session, { kind: 'move-item', node, path, to }, { refusal: 'It cannot be moved', quiet: true }).then(reasonsOf);
}

/** Takes a part away. Where others refer to what is a node of its own, a dialog asks what becomes of the references. */
export async function removePart(session: Session, nodes: readonly string[], path: FieldPath, part: Pick<PartView, 'node' | 'label'>): Promise<readonly string[]> {
  const options = { refusal: `${part.label} cannot be removed`, quiet: true };
  if (part.node === null) return reasonsOf(await perform(session, { kind: 'set', nodes: [...nodes], path, value: null }, options));
  const outcome = await perform(session, { kind: 'delete', nodes: [part.node], references: 'ask' }, options);
  if (outcome.kind === 'referenced') session.store.set({ dialog: { ...outcome, kind: 'delete', nodes: [part.node] } });
  return reasonsOf(outcome);
}

function reasonsOf(outcome: Outcome): readonly string[] {
  return outcome.kind === 'not-applied' ? outcome.reasons : [];
}
