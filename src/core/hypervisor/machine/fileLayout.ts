/** Which kinds of files with a size a release keeps for a VM beside the data of its disks: `vmFiles` in short, for sums over thousands of VMs. */
import type { Release } from '../../catalogue/releases';
import type { FileTemplate } from '../../catalogue/vmFiles';
import { memoryOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import { rememberedBy } from '../../util/remembered';
import { isOnHost } from './vmFiles';

export interface FileLayout {
  /** Whether a snapshot keeps what is written since. */
  readonly deltas: boolean;
  /** Whether a snapshot with memory keeps it on the datastore of the VM. */
  readonly snapshotMemory: boolean;
  /** A file as large as the memory that is not reserved, while the VM runs. */
  readonly swap: boolean;
  /** A file as large as the memory, while the VM runs. */
  readonly runningMemory: boolean;
  /** A file as large as the memory, while the VM is suspended. */
  readonly suspendedMemory: boolean;
  /** Bytes of what is always as large. */
  readonly always: number;
  readonly uefi: number;
  readonly tpm: number;
}

export const fileLayout = rememberedBy(({ traits }: Release): FileLayout => {
  const files = traits.files.filter((file) => file.per !== 'vm' || !isOnHost(file));
  const has = (per: FileTemplate['per'], kind: FileTemplate['size']['kind'], when: FileTemplate['when']): boolean => files.some((file) => file.per === per && file.size.kind === kind && file.when === when);
  const fixed = (when: FileTemplate['when']): number => files.reduce((bytes, { size, ...file }) => bytes + (file.when === when && file.per === 'vm' && size.kind === 'fixed' ? size.bytes : 0), 0);
  return {
    deltas: has('snapshot-disk', 'delta', 'always'),
    snapshotMemory: files.some((file) => file.per === 'snapshot' && file.size.kind === 'memory' && file.when === 'memory-snapshot' && !isOnHost(file)),
    swap: has('vm', 'swap', 'running'), runningMemory: has('vm', 'memory', 'running'),
    suspendedMemory: traits.features.suspend !== false && has('vm', 'memory', 'suspended'),
    always: fixed('always'), uefi: fixed('uefi'), tpm: fixed('tpm'),
  };
});

/** Bytes of the memory of a VM that is suspended; 0 of one that is not. */
export function suspendedFilesOf(vm: Vm, layout: FileLayout): number {
  return layout.suspendedMemory && vm.power === 'suspended' && vm.template !== true ? memoryOf(vm) : 0;
}

/** Bytes of what is as large whatever the VM does. */
export function fixedFilesOf(vm: Vm, layout: FileLayout): number {
  return layout.always + (vm.firmware === 'uefi' ? layout.uefi : 0) + (vm.tpm === true ? layout.tpm : 0);
}
