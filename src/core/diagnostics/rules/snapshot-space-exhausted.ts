import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { contentsOf, growthsOn } from '../../storage/capacity/contents';
import { spaceOnDatastore } from '../../storage/capacity/space';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'snapshot-space-exhausted',
  severity: 'warning',
  summary: 'Snapshots on a datastore grow to more than is free there in the days for which the policy keeps them.',
  why: 'What is written after a snapshot goes to a new file beside the disk, until the snapshot is deleted, even if the disk is thick and its space long paid for. When there is no space left the VM stops, and so do its neighbours; and deleting a snapshot needs some space itself.',
  remedy: 'Delete the snapshot soon after the change it was taken for, move a disk to a datastore with more room, or set "policies.snapshotGrowth" to the days for which you keep them.',
  examples: {
    good: [
      // 20 GiB a day for three days where 200 are free; a disk can be overwritten once; and what changes is not said of the last.
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0", "memory": "64 GiB" } },
          "datastores": { "gold": { "capacity": "400 GiB" }, "tight": { "capacity": "70 GiB" } },
          "vms": {
            "db": { "host": "esx-01", "power": "off", "disks": { "data": { "datastore": "gold", "size": "200 GiB", "change": "20 GiB" } }, "snapshots": [{ "name": "before the update" }] },
            "small": { "host": "esx-01", "power": "off", "disks": { "data": { "datastore": "tight", "size": "20 GiB", "change": "100 GiB" } }, "snapshots": [{}] },
            "still": { "host": "esx-01", "power": "off", "disks": { "data": { "datastore": "tight", "size": "10 GiB" } }, "snapshots": [{}] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0", "memory": "64 GiB" } },
          "datastores": { "gold": { "capacity": "500 GiB" } },
          "vms": {
            "db": {
              "host": "esx-01", "power": "off", "snapshots": [{ "name": "before the update" }],
        //                                      ^^^^^^^^^^^ Snapshots on datastore "gold" grow by 105 GiB in 3 days but 80 GiB is free: those of VM "db" by 90 GiB.
              "disks": { "data": { "datastore": "gold", "size": "400 GiB", "change": "30 GiB" } }
            },
            "web": { "host": "esx-01", "power": "off", "disks": { "system": { "datastore": "gold", "size": "20 GiB", "change": "5 GiB" } }, "snapshots": [{ "size": "0 GiB" }] }
          }
        }
      `,
    ],
  },
  on: 'datastores',
  apart: ['datastores'],
  *check(datastore, estate) {
    const { snapshotGrowth } = estate.query(contentsOf, datastore.id);
    if (snapshotGrowth === 0) return;
    const { free } = spaceOnDatastore(estate, datastore.id);
    const stored = snapshotGrowth / Math.max(1, datastore.value.reduction ?? 1);
    // One that is full already is told of as such.
    if (free === undefined || free <= 0 || stored <= free) return;
    const [most] = snapshotsOn(estate, datastore.id);
    if (!most) return;
    const [growth = '', left = ''] = formatContrast([stored, free], 'bytes');
    const days = counted(daysFor(most.vm, estate), 'day');
    yield {
      place: placeIn(most.vm, ['snapshots'], 'key'),
      message: `Snapshots on datastore "${datastore.id}" grow by ${growth} in ${days} but ${left} is free: those of VM "${most.vm.id}" by ${formatQuantity(most.bytes, 'bytes')}.`,
      related: [{ place: placeIn(datastore, datastore.value.capacity === undefined ? [] : ['capacity']), message: `What datastore "${datastore.id}" has.` }],
      data: { vm: most.vm.id, isEnough: snapshotGrowth - most.bytes <= free },
    };
  },
  fixes({ data }, _, estate) {
    const vm = estate.find('vms', data?.vm);
    if (!data?.isEnough || !vm) return [];
    return [{ title: `Delete the snapshots of VM "${vm.id}"`, changes: [{ kind: 'remove', file: vm.file, path: ['vms', vm.id, 'snapshots'] }] }];
  },
});

/** The VMs whose snapshots grow on a datastore, by how many bytes in the days of the policy, the most first. */
function snapshotsOn(estate: Estate, datastore: string): readonly { readonly vm: Entry<'vms'>; readonly bytes: number }[] {
  return estate.lookup(vmsByDatastore, datastore)
    .flatMap((id) => {
      const vm = estate.find('vms', id);
      if (!vm || (vm.value.snapshots ?? []).length === 0) return [];
      const days = daysFor(vm, estate);
      return [{ vm, bytes: growthsOn(estate, id, datastore).reduce((sum, { perDay, room }) => sum + Math.min(perDay * days, room), 0) }];
    })
    .sort((a, b) => b.bytes - a.bytes || (a.vm.id < b.vm.id ? -1 : 1));
}

function daysFor({ value: { cluster, host } }: Entry<'vms'>, estate: Estate): number {
  return policiesFor(estate, cluster ?? estate.value('hosts', host)?.cluster).snapshotGrowth;
}
