/** Linked clones: VMs whose disks hold only what differs from those of another. */
import type { Change } from '../../model/change';
import type { Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineIndex, type Estate } from '../../model/estate';
import { exactQuantity } from '../../model/quantity';
import { usedOf } from '../../model/vmDisk';
import { listed, quoted } from '../../util/words';
import { erase, write } from './changes';
import { named } from './states';

const clonesByParent = defineIndex('linked clones by the VM whose disks they read', 'vms', (vm) => (vm.linkedTo === undefined ? [] : [vm.linkedTo]));

/** The VMs that read the disks of this one. */
export function clonesOf(estate: Estate, id: string): readonly Entry<'vms'>[] {
  return estate.lookup(clonesByParent, id).flatMap((clone) => estate.find('vms', clone) ?? []);
}

/** Why the disks of a VM must stay as they are; none where no other VM reads them. */
export function whyRead(estate: Estate, vm: Entry<'vms'>): readonly string[] {
  const clones = clonesOf(estate, vm.id);
  return clones.length === 0 ? [] : [`${listed(clones.map(({ id }) => quoted(id)))} ${clones.length === 1 ? 'is a linked clone that reads' : 'are linked clones that read'} the disks of ${named(vm)}.`];
}

/**
 * What is written on each disk of a VM once it reads no other: its own, and that of the disk of the same name below it, at most the size of
 * the disk. Bytes; a disk of which somebody down the chain does not say how much is written is left out.
 */
export function wholeDisks(estate: Estate, vm: Vm): ReadonlyMap<string, number> {
  return new Map(Object.keys(vm.disks ?? {}).flatMap((name) => {
    const written = writtenBelow(estate, vm, name);
    return written === undefined ? [] : [[name, written]];
  }));
}

function writtenBelow(estate: Estate, vm: Vm, name: string, seen: readonly string[] = []): number | undefined {
  const disk = vm.disks?.[name];
  if (!disk) return 0;
  const own = usedOf(disk) ?? (disk.provisioning === 'thin' ? undefined : disk.size);
  const parent = vm.linkedTo;
  const below = parent === undefined || seen.includes(parent) ? 0 : writtenBelow(estate, estate.value('vms', parent) ?? {}, name, [...seen, parent]);
  return own === undefined || below === undefined ? undefined : Math.min(disk.size ?? Infinity, own + below);
}

/** The changes that make a linked clone a VM of its own: it holds all it read before. */
export function unlink(estate: Estate, clone: Entry<'vms'>): readonly Change[] {
  const whole = wholeDisks(estate, clone.value);
  const grown = Object.entries(clone.value.disks ?? {}).flatMap(([name, disk]): readonly Change[] => {
    const bytes = whole.get(name);
    if (bytes === usedOf(disk)) return [];
    // Nobody knows how much was read: what it says to hold itself would be too little.
    if (bytes === undefined) return disk.used === undefined ? [] : [erase(clone, ['disks', name, 'used'])];
    return [write(clone, ['disks', name, 'used'], exactQuantity(bytes, 'bytes'))];
  });
  return [erase(clone, ['linkedTo']), ...grown];
}
