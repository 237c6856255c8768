/** What is changed on a datastore, or on all that a pool holds: what replicas have to carry. */
import { defineQuery, type Estate } from '../../model/estate';
import { runs, vmsByDatastore } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { datastoresByBacking } from '../capacity/structure';
import type { Layer } from '../layers';

export interface Change {
  /** Bytes per day, new or over old ones; at least what is known. */
  readonly perDay: Bytes;
  /** Disks of VMs that run and do not say. */
  readonly unknown: number;
}

/** Of a datastore what its disks say they change, or else grow, or what it grows as measured where that is more; of a pool that of all datastores on it; of others nothing is known. */
export function changeOf(estate: Estate, layer: Layer): Change {
  switch (layer.kind) {
    case 'datastore': return estate.query(changeOfDatastore, layer.datastore);
    case 'pool': {
      const all = estate.lookup(datastoresByBacking, layer.pool).map((id) => estate.query(changeOfDatastore, id));
      return { perDay: all.reduce((total, { perDay }) => total + perDay, 0) as Bytes, unknown: all.reduce((total, { unknown }) => total + unknown, 0) };
    }
    default: return { perDay: 0 as Bytes, unknown: 0 };
  }
}

const changeOfDatastore = defineQuery<Change>('change of a datastore', (estate, id) => {
  let [perDay, unknown] = [0, 0];
  for (const name of estate.lookup(vmsByDatastore, id)) {
    const vm = estate.find('vms', name);
    if (!vm) continue;
    const { disks } = vm.value;
    for (const key in disks) {
      const disk = disks[key];
      if (!disk || disk.datastore !== id || disk.raw !== undefined || disk.sameAs !== undefined) continue;
      const change = disk.change ?? disk.growth;
      if (change !== undefined) perDay += change;
      else if (runs(vm.value)) unknown++;
    }
  }
  return { perDay: Math.max(perDay, estate.value('datastores', id)?.growth ?? 0) as Bytes, unknown };
}, (a, b) => a.perDay === b.perDay && a.unknown === b.unknown);
