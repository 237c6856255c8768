import { makesSwapFiles } from '../../hypervisor/admission/swapSpace';
import { swapOf } from '../../hypervisor/machine/fileSizes';
import { homeOf } from '../../hypervisor/machine/vmHome';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { runs } from '../../model/lookups';
import { formatQuantity } from '../../model/quantity';
import { isElsewhere } from '../../model/vmDisk';
import { mediaBehind } from '../../storage/media/mediaBehind';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'swap-on-slow-tier',
  severity: 'info',
  summary: 'A VM whose disks lie on flash has its swap file on hard disks.',
  why: 'When a host runs short of memory, what it swaps is read back page by page, at random: from hard disks at a hundred or two a second. The VM then stands still, however fast its own disks are.',
  remedy: 'Keep the VM\'s home on the faster datastore, or reserve its memory, which then needs no swap file.',
  examples: {
    good: [
      // Home on flash, all memory reserved, and a home of which nothing is known.
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0" } },
          "arrays": { "san-a": { "groups": { "fast": { "media": "ssd", "disks": 8, "size": "1 TB" }, "slow": { "media": "hdd", "disks": 8, "size": "4 TB" } } } },
          "datastores": { "gold": { "on": "san-a/fast" }, "bulk": { "on": "san-a/slow" }, "old": {} },
          "vms": {
            "a": { "host": "esx-01", "memory": "8 GiB", "disks": { "system": { "datastore": "gold" }, "archive": { "datastore": "bulk" } } },
            "b": { "host": "esx-01", "memory": "8 GiB", "memoryAllocation": { "reservation": "8 GiB" }, "disks": { "system": { "datastore": "bulk" }, "data": { "datastore": "gold" } } },
            "c": { "host": "esx-01", "memory": "8 GiB", "disks": { "system": { "datastore": "old" }, "data": { "datastore": "gold" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0" } },
          "arrays": { "san-a": { "groups": { "fast": { "media": "nvme", "disks": 8, "size": "1 TB" }, "slow": { "media": "hdd", "disks": 8, "size": "4 TB" } } } },
          "datastores": { "gold": { "on": "san-a/fast" }, "bulk": { "on": "san-a/slow" } },
          "vms": {
            "db": { "host": "esx-01", "memory": "8 GiB", "disks": { "system": { "datastore": "bulk" }, "data": { "datastore": "gold" } } },
        //                                                                                   ^^^^^^ The swap file of VM "db", 8 GiB, is on datastore "bulk" on hard disks, while its disk "data" is on "gold" on flash.
            "erp": { "host": "esx-01", "memory": "64 GiB", "path": "[bulk] erp/erp.vmx", "disks": { "data": { "datastore": "gold" } } }
        //                                                         ^^^^^^^^^^^^^^^^^^^^ The swap file of VM "erp", 64 GiB, is on datastore "bulk" on hard disks, while its disk "data" is on "gold" on flash.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  check(vm, estate) {
    const { value } = vm;
    if (!runs(value)) return nothingFound;
    const home = homeOf(estate, value);
    if (home === undefined) return nothingFound;
    let [homeDisk, fast]: [string | undefined, string | undefined] = [undefined, undefined];
    for (const name in value.disks) {
      const disk = value.disks[name];
      if (!disk || disk.datastore === undefined) continue;
      if (disk.datastore === home) homeDisk ??= name;
      else if (!isElsewhere(disk) && estate.query(mediaBehind, disk.datastore) === 'flash') fast ??= name;
    }
    const fastDisk = fast === undefined ? undefined : value.disks?.[fast];
    if (fast === undefined || !fastDisk || estate.query(mediaBehind, home) !== 'hard disks' || swapOf(value) === 0) return nothingFound;
    const release = releaseOfVm(estate, value);
    if (!release || !makesSwapFiles(release)) return nothingFound;
    const place = placeIn(vm, homeDisk === undefined ? ['path'] : ['disks', homeDisk, 'datastore']);
    return [{
      place: homeDisk !== undefined && value.path !== undefined ? placeIn(vm, ['path']) : place,
      message: `The swap file of VM "${vm.id}", ${formatQuantity(swapOf(value), 'bytes')}, is on datastore "${home}" on hard disks, while its disk "${fast}" is on "${fastDisk.datastore ?? ''}" on flash.`,
      related: [{ place: placeIn(vm, ['disks', fast, 'datastore']), message: `Disk "${fast}" is on flash.` }],
    }];
  },
});
