/**
 * How full the datastores are that something stands on: of a VM or container those of its disks and volumes, of a host or cluster
 * those it mounts. Used over usable of the fullest of them (core/storage/capacity/space).
 */
import { defineQuery, type Estate } from '../../../core/model/estate';
import { hostsByCluster } from '../../../core/model/lookups';
import { spaceOnDatastore } from '../../../core/storage/capacity/space';
import { datastoresByMount } from '../../../core/storage/mounts';
import { distinct } from '../../../core/util/distinct';
import { entryOf, nodeOf } from '../nodeIds';
import { percent, sameShade, shade, unsaid, type Overlay, type Shade } from './overlay';

const ofEntry = defineQuery<Shade>('fullest datastore of an entry', (estate, key) => {
  const name = entryOf(key);
  return name ? fullestOf(estate, distinct(datastoresOf(estate, name.collection, name.id))) : unsaid;
}, sameShade);

export const storageOverlay: Overlay = {
  name: 'storage',
  ofNode: defineQuery<Shade>('overlay of storage', (estate, node) => {
    const name = entryOf(node);
    return name && !(name.collection === 'hosts' && name.part) ? estate.query(ofEntry, nodeOf(name.collection, name.id)) : unsaid;
  }, sameShade),
};

function datastoresOf(estate: Estate, collection: string, id: string): readonly string[] {
  switch (collection) {
    case 'vms': return Object.values(estate.value('vms', id)?.disks ?? {}).flatMap(({ datastore }) => datastore ?? []);
    case 'containers': return Object.values(estate.value('containers', id)?.volumes ?? {}).flatMap(({ datastore }) => datastore ?? []);
    case 'hosts': return mountedBy(estate, [id, ...(estate.value('hosts', id)?.cluster === undefined ? [] : [estate.value('hosts', id)?.cluster ?? ''])]);
    case 'clusters': return mountedBy(estate, [id, ...estate.lookup(hostsByCluster, id)]);
    default: return [];
  }
}

const mountedBy = (estate: Estate, machines: readonly string[]): readonly string[] => machines.flatMap((machine) => estate.lookup(datastoresByMount, machine));

function fullestOf(estate: Estate, datastores: readonly string[]): Shade {
  let fullest: { readonly id: string; readonly fill: number } | undefined;
  for (const id of datastores) {
    const { used, usable } = spaceOnDatastore(estate, id);
    if (usable === undefined || usable <= 0) continue;
    const fill = used / usable;
    if (!fullest || fill > fullest.fill) fullest = { id, fill };
  }
  if (!fullest) return unsaid;
  const of = datastores.length === 1 ? 'Datastore' : `Fullest of ${datastores.length} datastores,`;
  return shade(fullest.fill, `${of} ${fullest.id}: ${percent(fullest.fill)} used`);
}
