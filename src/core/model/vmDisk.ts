/** Virtual disks: what is written on one, and what of it is somewhere else. */
import type { Vm } from './entities';
import type { Bytes } from './quantity';

export type VmDisk = NonNullable<Vm['disks']>[string];

/** What is written on a disk, where it says so; a share is of its size. */
export function usedOf(disk: VmDisk): Bytes | undefined {
  if (!disk.used) return undefined;
  return (disk.used.dimension === 'bytes' ? disk.used.value : disk.used.value * (disk.size ?? 0)) as Bytes;
}

/** Whether the data of a disk is somewhere else: on a LUN of its own, or with the VM it shares the disk with. */
export const isElsewhere = (disk: VmDisk): boolean => disk.raw !== undefined || disk.sameAs !== undefined;

/** Whether a disk takes what is written on it, rather than its size: it is thin, or holds the differences of a linked clone. */
export const growsOnWrite = (vm: Vm, disk: VmDisk): boolean => disk.provisioning === 'thin' || vm.linkedTo !== undefined;

/** What a disk takes where it lies; undefined where the document does not tell. */
export function dataOf(vm: Vm, disk: VmDisk): Bytes | undefined {
  if (isElsewhere(disk)) return 0 as Bytes;
  return growsOnWrite(vm, disk) ? usedOf(disk) : (disk.size ?? usedOf(disk));
}

/** What is written on a disk per day, over old data or new; undefined where the document does not tell. */
export const changeOf = (disk: VmDisk): Bytes | undefined => disk.change ?? disk.growth;
