import { datastoreFormatInfo } from '../../catalogue/datastoreFormats';
import { maximaOf } from '../../catalogue/maxima';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { exactQuantity, formatContrast } from '../../model/quantity';
import { usedOf } from '../../model/vmDisk';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'disk-exceeds-datastore-limit',
  severity: 'error',
  summary: 'A virtual disk is larger than a file may be in the format of its datastore.',
  why: 'A virtual disk is a file, and each file system ends somewhere: the disk cannot be created, and one that grows there stops with an error of writing at that size, whatever space is left.',
  remedy: 'Make the disk smaller and give the VM several, which the guest joins; move it to a datastore in another format; or give the VM a LUN of its own.',
  examples: {
    good: [
      example`
        {
          "datastores": { "gold": { "format": "vmfs-6" }, "nas": { "format": "nfs-3" }, "old": {} },
          "vms": {
            "a": { "disks": { "data": { "datastore": "gold", "size": "62 TiB" }, "lun": { "datastore": "gold", "size": "63 TiB", "raw": "naa.600" } } },
            "b": { "disks": { "archive": { "datastore": "nas", "size": "100 TiB" }, "other": { "datastore": "old", "size": "100 TiB" }, "new": { "size": "100 TiB" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "gold": { "format": "vmfs-6" }, "local": { "format": "ext4" } },
          "vms": {
            "a": { "disks": { "data": { "datastore": "gold", "size": "63 TiB", "provisioning": "thin" } } },
        //                                                           ^^^^^^^^ Disk "data" of VM "a" has 63 TiB but VMFS 6 on datastore "gold" takes at most 62 TiB.
            "b": { "disks": { "data": { "datastore": "local", "size": "20 TiB", "used": "17 TiB" } } }
        //                                                            ^^^^^^^^ Disk "data" of VM "b" has 20 TiB but ext4 on datastore "local" takes at most 16 TiB.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  check(vm, estate) {
    const found: Found<TooLarge>[] = [];
    const { disks } = vm.value;
    for (const name in disks) {
      const disk = disks[name];
      if (disk?.size === undefined || disk.size <= smallestLimit || disk.raw !== undefined || disk.sameAs !== undefined) continue;
      const datastore = estate.find('datastores', disk.datastore);
      const format = datastore?.value.format;
      if (!datastore || format === undefined) continue;
      const most = datastoreFormatInfo[format].diskSize?.value;
      if (most === undefined || disk.size <= most) continue;
      // What the product allows at most is told as such.
      const release = releaseOfVm(estate, vm.value);
      const ofProduct = release && maximaOf(release, vm.value.firmware).diskSize?.value;
      if (ofProduct !== undefined && disk.size > ofProduct && ofProduct <= most) continue;
      const [size = '', limit = ''] = formatContrast([disk.size, most], 'bytes');
      found.push({
        place: placeIn(vm, ['disks', name, 'size']),
        message: `Disk "${name}" of VM "${vm.id}" has ${size} but ${datastoreFormatInfo[format].name} on datastore "${datastore.id}" takes at most ${limit}.`,
        related: [{ place: placeIn(datastore, ['format']), message: `The format of datastore "${datastore.id}".` }],
        data: { disk: name, most, fits: (usedOf(disk) ?? 0) <= most },
      });
    }
    return found;
  },
  fixes({ data }, vm) {
    if (!data?.fits) return [];
    const size = exactQuantity(data.most, 'bytes');
    return [{ title: `Make it ${size}`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'disks', data.disk, 'size'], value: size }] }];
  },
});

interface TooLarge {
  readonly disk: string;
  readonly most: number;
  /** Whether what is written on it would still have room. */
  readonly fits: boolean;
}

/** What no limit is below: of thousands of disks next to none is larger. */
const smallestLimit = Math.min(...Object.values(datastoreFormatInfo).map(({ diskSize }) => diskSize?.value ?? Infinity));
