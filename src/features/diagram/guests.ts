/** Containers in VMs. */
import { defineQuery, type Estate } from '../../core/model/estate';
import { containersByHost } from '../../core/model/lookups';

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

const hasContainers = defineQuery<boolean>('whether there are containers', (estate) => estate.ids('containers').length > 0);
const none: readonly string[] = [];
