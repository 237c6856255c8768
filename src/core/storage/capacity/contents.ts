/** What is on a datastore, by what it is for. Semantics: SPEC.md, D2, D3, D5, D7 and D8. */
import { fileLayout, fixedFilesOf, suspendedFilesOf, type FileLayout } from '../../hypervisor/machine/fileLayout';
import { deltaOf, isInSnapshots, swapOf } from '../../hypervisor/machine/fileSizes';
import { homeOf, vmsWithFilesOn } from '../../hypervisor/machine/vmHome';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { memoryOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { containersByDatastore, runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { changeOf, dataOf, growsOnWrite, isElsewhere, usedOf, type VmDisk } from '../../model/vmDisk';

/** All in bytes but `unknown`. */
export interface Contents {
  /** Data of disks: thick ones whole, others as far as they are written. */
  readonly disks: number;
  /** The same disks as their users see them. */
  readonly diskSizes: number;
  /** Volumes of containers, as they are promised; how much of them is taken no document says. */
  readonly volumes: number;
  /** What snapshots hold: deltas and memory. */
  readonly snapshots: number;
  /** Swap files of VMs that run. */
  readonly swap: number;
  /** Memory of VMs that run, where the product keeps it in a file. */
  readonly memory: number;
  /** Memory of VMs that are suspended. */
  readonly suspended: number;
  /** Other files of VMs whose size is published. */
  readonly other: number;
  /** Files that the datastore itself lists. */
  readonly files: number;
  /** Swap and memory that VMs which do not run now would add if they ran. */
  readonly swapLater: number;
  /** What snapshots grow in the days of the policy, at most to the sizes of their disks. */
  readonly snapshotGrowth: number;
  /** What thin disks, linked clones and snapshots with room left grow in a day. */
  readonly growthPerDay: number;
  /** What these may still grow until all are as large as their disks. */
  readonly growthRoom: number;
  /** Days until the first of them is; Infinity where nothing grows. */
  readonly growthDays: number;
  /** Disks, deltas, volumes and files that do not say how much they take. */
  readonly unknown: number;
}
type Sums = { -readonly [K in keyof Contents]: number };

/** Contents of the datastore with this id. */
export const contentsOf = defineQuery<Contents>('contents of a datastore', (estate, datastore) => {
  const sums: Sums = { disks: 0, diskSizes: 0, volumes: 0, snapshots: 0, swap: 0, memory: 0, suspended: 0, other: 0, files: 0, swapLater: 0, snapshotGrowth: 0, growthPerDay: 0, growthRoom: 0, growthDays: Infinity, unknown: 0 };
  for (const id of vmsWithFilesOn(estate, datastore)) {
    const vm = estate.value('vms', id);
    if (vm) addVm(sums, estate, vm, datastore);
  }
  for (const id of estate.lookup(containersByDatastore, datastore)) addVolumes(sums, estate, id, datastore);
  for (const { size } of estate.value('datastores', datastore)?.files ?? none) {
    sums.files += size ?? 0;
    if (size === undefined) sums.unknown++;
  }
  return sums;
}, (a, b) => fields.every((field) => a[field] === b[field]));

const fields = ['disks', 'diskSizes', 'volumes', 'snapshots', 'swap', 'memory', 'suspended', 'other', 'files', 'swapLater', 'snapshotGrowth', 'growthPerDay', 'growthRoom', 'growthDays', 'unknown'] as const satisfies readonly (keyof Contents)[];

function addVm(sums: Sums, estate: Estate, vm: Vm, datastore: string): void {
  const isHome = homeOf(estate, vm) === datastore;
  const layout = isHome || hasSnapshots(vm) ? layoutOf(estate, vm) : undefined;
  const inDeltas = keepsDeltas(vm, layout);
  for (const name in vm.disks) {
    const disk = vm.disks[name];
    if (!disk || disk.datastore !== datastore) continue;
    if (!isElsewhere(disk)) addDisk(sums, vm, disk);
    if (inDeltas && isInSnapshots(disk)) addDeltas(sums, estate, vm, disk);
    else addGrowth(sums, growthOfDisk(vm, disk));
  }
  if (isHome && layout) addFilesAtHome(sums, vm, layout);
}

function layoutOf(estate: Estate, vm: Vm): FileLayout | undefined {
  const release = releaseOfVm(estate, vm);
  return release && fileLayout(release);
}

const hasSnapshots = ({ snapshots }: Vm): boolean => snapshots !== undefined && snapshots.length > 0;
const keepsDeltas = (vm: Vm, layout: FileLayout | undefined): boolean => layout?.deltas === true && hasSnapshots(vm);

function addDisk(sums: Sums, vm: Vm, disk: VmDisk): void {
  const data = dataOf(vm, disk);
  if (data === undefined) sums.unknown++;
  else sums.disks += data;
  sums.diskSizes += Math.max(disk.size ?? 0, data ?? 0);
}

/** Only the newest snapshot of a chain grows. */
function addDeltas(sums: Sums, estate: Estate, vm: Vm, disk: VmDisk): void {
  for (const snapshot of vm.snapshots ?? none) {
    const delta = deltaOf(vm, snapshot, disk);
    if (delta === undefined) sums.unknown++;
    else sums.snapshots += delta;
  }
  const growth = growthOfDelta(vm, disk);
  if (!growth) return;
  const { snapshotGrowth } = policiesFor(estate, vm.cluster ?? estate.value('hosts', vm.host)?.cluster);
  addGrowth(sums, growth);
  sums.snapshotGrowth += Math.min(growth.perDay * snapshotGrowth, growth.room);
}

function addGrowth(sums: Sums, growth: Growth | undefined): void {
  if (!growth) return;
  sums.growthPerDay += growth.perDay;
  sums.growthRoom += growth.room;
  sums.growthDays = Math.min(sums.growthDays, growth.room / growth.perDay);
}

function addFilesAtHome(sums: Sums, vm: Vm, layout: FileLayout): void {
  const [swap, memory] = [layout.swap ? swapOf(vm) : 0, layout.runningMemory ? memoryOf(vm) : 0];
  if (runs(vm)) {
    sums.swap += swap;
    sums.memory += memory;
  } else if (vm.template !== true) sums.swapLater += swap + memory;
  sums.suspended += suspendedFilesOf(vm, layout);
  sums.other += fixedFilesOf(vm, layout);
  if (!layout.snapshotMemory) return;
  for (const { memory, state } of vm.snapshots ?? none) if (memory === true) sums.snapshots += state?.memory ?? memoryOf(vm);
}

/** What grows, and how far it may. */
export interface Growth {
  /** Bytes per day. */
  readonly perDay: number;
  /** Bytes until it is as large as its disk; Infinity where that does not say its size. */
  readonly room: number;
}

/** What grows of a VM on a datastore: its disks, or what is written on them since the newest snapshot. */
export function growthsOn(estate: Estate, id: string, datastore: string): readonly Growth[] {
  const vm = estate.value('vms', id);
  return Object.values(vm?.disks ?? {}).flatMap((disk) => {
    if (!vm || disk.datastore !== datastore) return [];
    return (keepsDeltas(vm, layoutOf(estate, vm)) && isInSnapshots(disk) ? growthOfDelta(vm, disk) : growthOfDisk(vm, disk)) ?? [];
  });
}

/** Growth of the data of a disk; undefined where it does not grow, or has grown to its size. */
function growthOfDisk(vm: Vm, disk: VmDisk): Growth | undefined {
  if (disk.growth === undefined || isElsewhere(disk) || !growsOnWrite(vm, disk)) return undefined;
  return growing(disk.growth, disk.size, usedOf(disk));
}

/** Growth of what is written on a disk since the newest snapshot. */
function growthOfDelta(vm: Vm, disk: VmDisk): Growth | undefined {
  const [newest] = vm.snapshots?.slice(-1) ?? none;
  return newest && growing(changeOf(disk), disk.size, deltaOf(vm, newest, disk));
}

function growing(perDay: number | undefined, size: number | undefined, written = 0): Growth | undefined {
  const room = (size ?? Infinity) - written;
  return perDay === undefined || perDay === 0 || room <= 0 ? undefined : { perDay, room };
}

function addVolumes(sums: Sums, estate: Estate, container: string, datastore: string): void {
  for (const volume of Object.values(estate.value('containers', container)?.volumes ?? {})) {
    if (volume.datastore !== datastore) continue;
    sums.volumes += volume.size ?? 0;
    sums.unknown++;
  }
}

const none: readonly never[] = [];
