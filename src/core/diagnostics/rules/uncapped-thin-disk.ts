import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { formatContrast } from '../../model/quantity';
import { isElsewhere } from '../../model/vmDisk';
import { spaceOfLayer, spaceOnDatastore } from '../../storage/capacity/space';
import { backingOf } from '../../storage/capacity/structure';
import { layerName } from '../../storage/layers';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'uncapped-thin-disk',
  severity: 'warning',
  summary: 'A thin disk or a thin datastore can take all there is below it, because nothing bounds it.',
  why: 'What is thin takes what is written, up to its size: that is the only bound it has. A disk larger than its datastore, or one that says no size, is stopped by nothing but the end of the space, and takes all others on it along: one guest that fills its disk, by a log or by a copy, stops them all.',
  remedy: 'Give the disk or the datastore a size that leaves room for the others. A file system in the guest can be enlarged later, as the disk can.',
  examples: {
    good: [
      example`
        {
          "datastores": { "gold": { "capacity": "1 TiB" }, "old": {} },
          "vms": {
            "a": { "disks": { "system": { "datastore": "gold", "size": "1 TiB", "provisioning": "thin" }, "data": { "datastore": "old", "size": "9 TiB", "provisioning": "thin" } } },
            "b": { "disks": { "thick": { "datastore": "gold", "used": "3 GiB" }, "lun": { "datastore": "gold", "provisioning": "thin", "raw": "naa.600" }, "new": { "provisioning": "thin" } } }
          }
        }
      `,
      // One alone on its pool has all of it for itself, and an export bounds what is on it.
      example`
        {
          "arrays": { "san-a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } }, "exports": { "lun": { "size": "1 TiB" } } } }, "storagePools": { "p": { "members": ["san-a/lun"] } },
          "datastores": { "all": { "on": "p", "provisioning": "thin" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "gold": { "capacity": "1 TiB" } },
          "vms": {
            "a": { "disks": { "data": { "datastore": "gold", "size": "2 TiB", "provisioning": "thin" }, "log": { "datastore": "gold", "provisioning": "thin" } } }
        //                                                           ^^^^^^^ Disk "data" of VM "a" may grow to 2 TiB but datastore "gold" has 1 TiB in all.
        //                                                                                              ^^^^^ Disk "log" of VM "a" is thin and says no size: nothing but the end of datastore "gold" stops it.
          }
        }
      `,
      example`
        {
          "arrays": { "san-a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } } } }, "storagePools": { "p": { "members": ["san-a/g"] } },
          "datastores": { "a": { "on": "p", "provisioning": "thin" }, "b": { "on": "p", "capacity": "1 TiB" } }
        //                                                  ^^^^^^ Datastore "a" is thin and says no capacity: it can take all 4 TiB of storage pool "p", which others are on too.
        }
      `,
    ],
  },
  on: ['vms', 'datastores'],
  fields: ['disks', 'provisioning'],
  check: (subject, estate) => (subject.collection === 'vms' ? inVm(subject as Entry<'vms'>, estate) : onBacking(subject as Entry<'datastores'>, estate)),
});

function inVm(vm: Entry<'vms'>, estate: Estate): readonly Found[] {
  const found: Found[] = [];
  const { disks } = vm.value;
  for (const name in disks) {
    const disk = disks[name];
    if (disk?.provisioning !== 'thin' || isElsewhere(disk)) continue;
    const datastore = estate.find('datastores', disk.datastore);
    if (!datastore) continue;
    if (disk.size === undefined) {
      // A size that cannot be read is told of as such.
      if (vm.problems.some(({ path }) => path[0] === 'disks' && path[1] === name && path[2] === 'size')) continue;
      found.push({ place: placeIn(vm, ['disks', name], 'key'), message: `Disk "${name}" of VM "${vm.id}" is thin and says no size: nothing but the end of datastore "${datastore.id}" stops it.` });
      continue;
    }
    const { capacity, reduction = 1 } = datastore.value;
    if (capacity === undefined || disk.size <= capacity * Math.max(1, reduction)) continue;
    const [most = '', there = ''] = formatContrast([disk.size, capacity], 'bytes');
    found.push({
      place: placeIn(vm, ['disks', name, 'size']),
      message: `Disk "${name}" of VM "${vm.id}" may grow to ${most} but datastore "${datastore.id}" has ${there} in all.`,
      related: [{ place: placeIn(datastore, ['capacity']), message: `What datastore "${datastore.id}" has.` }],
    });
  }
  return found;
}

function* onBacking(datastore: Entry<'datastores'>, estate: Estate): Iterable<Found> {
  if (datastore.value.provisioning !== 'thin' || datastore.value.capacity !== undefined) return;
  const backing = backingOf(estate, datastore.id);
  // An export bounds it; and what has all of its backing for itself shares with nobody.
  if (!backing || backing.kind === 'export' || spaceOnDatastore(estate, datastore.id).usable !== undefined) return;
  const { usable } = spaceOfLayer(estate, backing);
  if (usable === undefined) return;
  yield {
    place: placeIn(datastore, ['provisioning']),
    message: `Datastore "${datastore.id}" is thin and says no capacity: it can take all ${formatContrast([usable], 'bytes').join('')} of ${layerName(backing)}, which others are on too.`,
  };
}
