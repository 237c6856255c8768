import { exactQuantity, formatContrast, formatQuantity } from '../../model/quantity';
import { usedOf } from '../../model/vmDisk';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'disk-used-exceeds-size',
  severity: 'warning',
  summary: 'More is written on a virtual disk than it can hold.',
  why: 'One of the two figures is wrong, and with it what the datastore is said to have left.',
  remedy: 'Correct the size of the disk or what is written on it. Snapshots are listed apart, in "snapshots".',
  examples: {
    good: [
      example`
        { "vms": { "a": { "disks": { "system": { "size": "40 GiB", "used": "100 %" }, "data": { "size": "1 TiB", "used": "1024 GiB" }, "new": { "used": "1 GiB" } } } } }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "disks": { "system": { "size": "40 GiB", "used": "50 GiB" }, "data": { "size": "10 GiB", "used": "130 %" } } } } }
        //                                                                 ^^^^^^^^ Disk "system" of VM "a" holds 40 GiB but 50 GiB is written on it.
        //                                                                                                                 ^^^^^^^ Disk "data" of VM "a" holds 10 GiB but 13 GiB is written on it.
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  check(vm) {
    const found: Found<Overfull>[] = [];
    const { disks } = vm.value;
    for (const name in disks) {
      const disk = disks[name];
      const used = disk && usedOf(disk);
      if (disk?.size === undefined || used === undefined || used <= disk.size) continue;
      const [size = '', written = ''] = formatContrast([disk.size, used], 'bytes');
      found.push({
        place: placeIn(vm, ['disks', name, 'used']),
        message: `Disk "${name}" of VM "${vm.id}" holds ${size} but ${written} is written on it.`,
        related: [{ place: placeIn(vm, ['disks', name, 'size']), message: 'Its size.' }],
        data: { disk: name, used, isShare: disk.used?.dimension === 'ratio' },
      });
    }
    return found;
  },
  fixes({ data }, vm) {
    // A share grows with the size: what it means can only be said by the one who wrote it.
    if (!data || data.isShare) return [];
    return [{ title: `Raise its size to ${formatQuantity(data.used, 'bytes')}`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'disks', data.disk, 'size'], value: exactQuantity(data.used, 'bytes') }] }];
  },
});

interface Overfull {
  readonly disk: string;
  readonly used: number;
  readonly isShare: boolean;
}
