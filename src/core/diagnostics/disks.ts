/** The disks on a datastore, for a finding's other side. */
import type { Estate } from '../model/estate';
import { vmsByDatastore } from '../model/lookups';
import { formatQuantity } from '../model/quantity';
import { isElsewhere } from '../model/vmDisk';
import { placeIn, type Found } from './rule';

/** The largest disks on a datastore. */
export function largestOn(estate: Estate, datastore: string, most = 3): NonNullable<Found['related']> {
  return estate.lookup(vmsByDatastore, datastore)
    .flatMap((id) => {
      const vm = estate.find('vms', id);
      return Object.entries(vm?.value.disks ?? {}).flatMap(([name, disk]) => (vm && disk.datastore === datastore && !isElsewhere(disk) ? [{ vm, name, size: disk.size ?? 0 }] : []));
    })
    .sort((a, b) => b.size - a.size || (a.vm.id < b.vm.id ? -1 : 1))
    .slice(0, most)
    .map(({ vm, name, size }) => ({ place: placeIn(vm, ['disks', name, 'size']), message: `Disk "${name}" of VM "${vm.id}": ${formatQuantity(size, 'bytes')}.` }));
}
