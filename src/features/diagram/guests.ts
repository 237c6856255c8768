/** Containers in VMs: the diagram shows a VM as one box, which stands for what runs in it. */
import type { Path } from '../../core/model/entry';
import { defineQuery, type Estate } from '../../core/model/estate';
import { containersByHost } from '../../core/model/lookups';
import { nodeOf, nodeOfPath } from './nodeIds';

/** The VM a container runs in, where the document has it; undefined on a host, which comes first where both have the id. */
export function vmAround(estate: Estate, on: string | undefined): string | undefined {
  return on !== undefined && !estate.find('hosts', on) && estate.find('vms', on) ? on : undefined;
}

/** Ids of the containers in a VM. */
export function containersIn(estate: Estate, vm: string): readonly string[] {
  // Most estates have none: then no VM has to follow what might run in it.
  if (!estate.query(hasContainers, '') || estate.find('hosts', vm)) return none;
  return estate.lookup(containersByHost, vm);
}

/** The node on which is shown what stands at a path from the root of a document; undefined where the diagram shows none. */
export function nodeShowing(estate: Estate, path: Path): string | undefined {
  const node = nodeOfPath(path);
  if (path[0] !== 'containers' || node === undefined) return node;
  const vm = vmAround(estate, estate.value('containers', String(path[1]))?.on);
  return vm === undefined ? node : nodeOf('vms', vm);
}

const hasContainers = defineQuery<boolean>('whether there are containers', (estate) => estate.ids('containers').length > 0);
const none: readonly string[] = [];
