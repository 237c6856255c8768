/**
 * Whose something is, and how it is tagged: what its entry says, or where that says nothing what all in it have in common. Of several
 * tags the first as written colours it.
 */
import type { Entry } from '../../../core/model/entry';
import { defineQuery, type Estate } from '../../../core/model/estate';
import { clustersBySite, containersByDatastore, containersByHost, hostsByCluster, hostsBySite, vmsByCluster, vmsByDatastore, vmsByHost } from '../../../core/model/lookups';
import { distinct } from '../../../core/util/distinct';
import { sameValue } from '../../../core/util/sameValue';
import { entryOf, nodeOf } from '../nodeIds';
import { sameShade, unsaid, type Overlay, type Shade } from './overlay';

export const tenantOverlay: Overlay = categoryOverlay('tenant', 'Tenant', (value) => ('tenant' in value && value.tenant !== undefined ? [value.tenant] : []));
export const tagOverlay: Overlay = categoryOverlay('tag', 'Tag', ({ tags = [] }) => tags);

function categoryOverlay(name: 'tenant' | 'tag', word: string, own: (value: Entry['value']) => readonly string[]): Overlay {
  /** The first category of an entry and, where it has none, those of what lies in it. */
  const categories = defineQuery<readonly string[]>(`${name} of an entry and what is in it`, (estate, node): readonly string[] => {
    const entry = entryOf(node);
    const value = entry && estate.find(entry.collection, entry.id)?.value;
    if (!entry || !value) return none;
    const [first] = own(value);
    return first !== undefined ? [first] : distinct(contentsOf(estate, entry.collection, entry.id).flatMap((inside) => estate.query(categories, inside))).toSorted();
  }, sameValue);
  return {
    name,
    ofNode: defineQuery<Shade>(`overlay of ${name}`, (estate, node) => {
      const entry = entryOf(node);
      const value = entry && estate.find(entry.collection, entry.id)?.value;
      if (!entry || !value) return unsaid;
      const said = own(value);
      const [first, ...others] = said.length > 0 ? [said[0] as string] : estate.query(categories, nodeOf(entry.collection, entry.id));
      if (first === undefined) return unsaid;
      if (others.length > 0) return { heat: null, text: `${others.length + 1} ${word.toLowerCase()}s: ${[first, ...others].slice(0, namedAtMost).join(', ')}${others.length >= namedAtMost ? ' and others' : ''}` };
      return { heat: null, tint: first, text: `${word}${said.length > 1 ? 's' : ''} ${said.length > 1 ? said.join(', ') : first}` };
    }, sameShade),
  };
}

const none: readonly string[] = [];
const namedAtMost = 4;

/** Entries that lie in another: guests on hosts and datastores, hosts in clusters, clusters in sites, containers in VMs. */
function contentsOf(estate: Estate, collection: string, id: string): readonly string[] {
  const vms = (ids: readonly string[]): readonly string[] => ids.map((vm) => nodeOf('vms', vm));
  const hosts = (ids: readonly string[]): readonly string[] => ids.map((host) => nodeOf('hosts', host));
  const containers = (ids: readonly string[]): readonly string[] => ids.map((container) => nodeOf('containers', container));
  switch (collection) {
    case 'vms': return containers(estate.lookup(containersByHost, id));
    case 'hosts': return [...vms(estate.lookup(vmsByHost, id)), ...containers(estate.lookup(containersByHost, id))];
    case 'clusters': return [...hosts(estate.lookup(hostsByCluster, id)), ...vms(estate.lookup(vmsByCluster, id))];
    case 'sites': return [...estate.lookup(clustersBySite, id).map((cluster) => nodeOf('clusters', cluster)), ...hosts(estate.lookup(hostsBySite, id))];
    case 'datastores': return [...vms(estate.lookup(vmsByDatastore, id)), ...containers(estate.lookup(containersByDatastore, id))];
    default: return none;
  }
}
