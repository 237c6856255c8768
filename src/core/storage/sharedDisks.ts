/** Disks that several VMs share: who owns one, and who else has it. Semantics: SPEC.md, D8. */
import type { Entry } from '../model/entry';
import { defineIndex, type Estate } from '../model/estate';
import type { VmDisk } from '../model/vmDisk';
import { own } from '../util/own';

export interface OwnedDisk {
  readonly vm: Entry<'vms'>;
  readonly name: string;
  readonly disk: VmDisk;
}

/** The disk that another says it is, by `sameAs`; undefined where there is no such disk, or where that is the disk of yet another. */
export function sharedDiskOf(estate: Estate, { sameAs }: VmDisk): OwnedDisk | undefined {
  if (sameAs === undefined) return undefined;
  const slash = sameAs.indexOf('/');
  const name = sameAs.slice(slash + 1);
  const vm = slash < 0 ? undefined : estate.find('vms', sameAs.slice(0, slash));
  const disk = own(vm?.value.disks, name);
  return vm && disk && disk.sameAs === undefined ? { vm, name, disk } : undefined;
}

/** The VMs that have a disk of a VM: it, and those that refer to it. */
export function sharersOf(estate: Estate, vm: string, disk: string): readonly string[] {
  return [vm, ...estate.lookup(vmsBySharedDisk, `${vm}/${disk}`).filter((id) => id !== vm)];
}

const vmsBySharedDisk = defineIndex('VMs by disk of another VM', 'vms', ({ disks }) => {
  let shared: string[] | undefined;
  for (const name in disks) {
    const sameAs = disks[name]?.sameAs;
    if (sameAs !== undefined && shared?.includes(sameAs) !== true) (shared ??= []).push(sameAs);
  }
  return shared ?? none;
});
const none: readonly never[] = [];
