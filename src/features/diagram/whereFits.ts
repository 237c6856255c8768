import { placementOn } from '../../core/hypervisor/placement';
import type { FitVerdict } from '../../protocol/view';
import type { Session } from '../session';
import { entryOf, nodeOf } from './nodeIds';

/** Would these VMs, together, fit on each host beside what runs there? Nodes that are no VMs are left out. */
export function whereFits(session: Session, nodes: readonly string[]): readonly FitVerdict[] {
  const vms = nodes.flatMap((node) => {
    const name = entryOf(node);
    return name?.collection === 'vms' ? [name.id] : [];
  });
  return session.estate.ids('hosts').map((host) => {
    const { fits, reasons } = placementOn(session.estate, host, vms);
    return { node: nodeOf('hosts', host), fits, reasons: [...reasons] };
  });
}
