import { wentTo } from '../../src/protocol/comparison';
import type { OperationView } from '../../src/protocol/operations';
import type { SceneNode } from '../../src/scene';
import { begin } from '../state/operations';
import { whyHeld } from '../state/gestures';
import type { Session } from '../state/session';
import type { IconName, MenuItem } from '../ui';

/**
 * The operations on VMs as menus in a menu; for a host or a cluster, the one that makes a VM there. What is not known yet has its place
 * already: an item under the pointer or with the focus stays where it is when the answer comes. What is only in the version compared with
 * has none.
 */
export function operationItems(session: Session, { id, kind, change }: SceneNode, nodes: readonly string[], operations: readonly OperationView[] | null): readonly MenuItem[] {
  if (change === 'removed' || wentTo(id) !== undefined) return [];
  const held = whyHeld(session);
  const itemOf = (operation: OperationView, icon?: IconName): MenuItem => ({
    kind: 'act', text: operation.asks ? `${operation.title}…` : operation.title, reasons: held === null ? operation.reasons : [held],
    act: () => void begin(session, operation, nodes), ...(icon === undefined ? {} : { icon }),
  });
  if (kind === 'host' || kind === 'cluster') {
    const [create] = operations ?? [];
    return [create ? itemOf(create, 'vm') : awaited('Create VM…', 'vm')];
  }
  if (kind !== 'vm') return [];
  return groups.map(({ group, text, icon }) => {
    const items = operations?.filter((operation) => operation.group === group).map((operation) => itemOf(operation));
    return { kind: 'menu', icon, text, items: items ?? [awaited('Looking what is possible')] };
  });
}

const awaited = (text: string, icon?: IconName): MenuItem => ({ kind: 'act', text, isAwaited: true, act: () => undefined, ...(icon === undefined ? {} : { icon }) });

const groups: readonly { readonly group: OperationView['group']; readonly text: string; readonly icon: IconName }[] = [
  { group: 'power', text: 'Power', icon: 'off' },
  { group: 'snapshots', text: 'Snapshots', icon: 'snapshot' },
  { group: 'hardware', text: 'Hardware', icon: 'gauge' },
  { group: 'clone', text: 'Clone', icon: 'clone' },
];
