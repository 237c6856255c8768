/** What the disks and volumes on a datastore take of it, and what they are promised. */
import type { Datastore, Vm } from '../model/entities';
import { defineIndex, defineQuery } from '../model/estate';
import { vmsByDatastore } from '../model/lookups';
import type { Bytes } from '../model/quantity';
import { usedOf, type VmDisk } from '../model/vmDisk';

export { usedOf, type VmDisk };

export interface DatastoreUse {
  readonly capacity: Bytes | undefined;
  /** Size of everything on it, as its users see it. */
  readonly provisioned: Bytes;
  /**
   * Space that is taken: thick disks whole, thin ones as far as they are written, or the measured figure where that is
   * larger. A thin disk that does not say what is written on it counts for nothing, so this is a lower bound.
   */
  readonly taken: Bytes;
  /** Thin disks that do not say what is written on them. */
  readonly unknown: number;
}

/** Use of the datastore with this id. */
export const datastoreUse = defineQuery<DatastoreUse>('use of a datastore', (estate, id) => {
  const datastore: Datastore = estate.value('datastores', id) ?? {};
  let provisioned = 0;
  let taken = 0;
  let unknown = 0;
  for (const vm of estate.lookup(vmsByDatastore, id)) {
    const { disks } = estate.value('vms', vm) ?? {};
    for (const name in disks) {
      const disk = disks[name];
      if (!disk || !takesSpaceOn(id, disk)) continue;
      provisioned += disk.size ?? 0;
      taken += takenBy(disk);
      if (isThin(disk) && disk.used === undefined) unknown++;
    }
  }
  for (const container of estate.lookup(containersByDatastore, id)) {
    for (const volume of Object.values(estate.value('containers', container)?.volumes ?? {})) {
      if (volume.datastore === id) provisioned += volume.size ?? 0;
    }
  }
  return { capacity: datastore.capacity, provisioned: provisioned as Bytes, taken: Math.max(taken, datastore.used ?? 0) as Bytes, unknown };
}, (a, b) => a.capacity === b.capacity && a.provisioned === b.provisioned && a.taken === b.taken && a.unknown === b.unknown);

/** The disks of a VM that take space on a datastore; a raw device mapping takes none. */
export function disksOn(datastore: string, vm: Vm | undefined): readonly VmDisk[] {
  return Object.values(vm?.disks ?? {}).filter((disk) => takesSpaceOn(datastore, disk));
}
const takesSpaceOn = (datastore: string, disk: VmDisk): boolean => disk.datastore === datastore && disk.raw === undefined;

const isThin = (disk: VmDisk): boolean => disk.provisioning === 'thin';

function takenBy(disk: VmDisk): number {
  return isThin(disk) ? (usedOf(disk) ?? 0) : (disk.size ?? usedOf(disk) ?? 0);
}

const containersByDatastore = defineIndex('containers by datastore', 'containers', (container) => [
  ...new Set(Object.values(container.volumes ?? {}).flatMap((volume) => (volume.datastore === undefined ? [] : [volume.datastore]))),
]);
