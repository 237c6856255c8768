/** Parts of entries that are nodes of their own: NICs, ports, adapters, the networks of a container, disks, disk groups and exports. */
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { writtenPath } from '../../core/model/writtenPath';
import { valueAt } from '../../core/util/valueAt';
import type { NodeName } from './nodeIds';

/** Path below its entry of what a node stands for: empty for a whole entry; undefined for a part that is not there. */
export function pathOf(estate: Estate, { collection, id, part }: NodeName): Path | undefined {
  if (!part) return [];
  const entry = estate.find(collection, id);
  if (!entry) return undefined;
  if (entry.collection === 'containers' && part.field === 'networks') {
    const at = estate.value('containers', id)?.networks?.findIndex((network) => network === part.name) ?? -1;
    return at < 0 ? undefined : writtenPath(entry, ['networks', at]);
  }
  const path = [part.field, part.name];
  return valueAt(entry.value, path) === undefined ? undefined : path;
}

/** What a part is, in a word. */
export function partWord({ collection, part }: NodeName): string | undefined {
  switch (part?.field) {
    case 'nics': return collection === 'vms' ? 'network adapter' : 'NIC';
    case 'adapters': return 'adapter';
    case 'ports': return 'port';
    case 'networks': return 'connection';
    case 'disks': return collection === 'vms' ? 'disk' : 'local disks';
    case 'groups': return 'disk group';
    case 'exports': return 'export';
    case 'volumes': return 'volume';
    default: return undefined;
  }
}

/** `NIC "vmnic0" of host "esx-01"` is said with these words where a part is meant. */
export const partTitle = ({ id, part }: NodeName): string => (part ? `${part.name} of ${id}` : id);
