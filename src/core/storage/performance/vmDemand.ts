/** What the VMs and containers that run ask of datastores and LUNs (Q1). */
import type { Container, Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { containersByDatastore, runs, vmsByDatastore } from '../../model/lookups';
import type { VmDisk } from '../../model/vmDisk';
import { vmsByRawDisk } from '../capacity/use';
import { sharedDiskOf } from '../sharedDisks';
import { sameArriving, usual } from './demand';
import type { Arriving, Demand } from './storageLoad';

const everybody: readonly string[] = [''];
const nobody: readonly string[] = [];

/** Whether any VM or container says how many operations it asks for: of no storage is more known than that it is asked for nothing where none does. */
export const isAnythingAsked = (estate: Estate): boolean => estate.count(vmsThatAsk, '') + estate.count(containersThatAsk, '') > 0;
const vmsThatAsk = defineIndex('VMs that say how many operations they ask for', 'vms', ({ demand }) => (demand?.iops === undefined && demand?.iopsPeak === undefined ? nobody : everybody));
const containersThatAsk = defineIndex('containers that say how many operations they ask for', 'containers', ({ demand }) => (demand?.iops === undefined && demand?.iopsPeak === undefined ? nobody : everybody));

/** What is asked of the datastore with this id. */
export const askedOfDatastore = defineQuery<Arriving>('what VMs and containers ask of a datastore', (estate, id) => {
  const sums = newSums();
  const there: Where = { datastore: id, lun: undefined };
  const byDisk = estate.lookup(vmsByDatastore, id);
  const sharing = estate.lookup(vmsSharingDisks, '');
  for (const vm of byDisk) addVm(estate, vm, there, sharing, sums);
  for (const vm of sharing) if (!byDisk.includes(vm)) addVm(estate, vm, there, sharing, sums);
  for (const container of estate.lookup(containersByDatastore, id)) addContainer(estate, container, id, sums);
  return arriving(sums);
}, sameArriving);

/** What is asked of a LUN by raw device mappings: "san-a/lun-1". */
export const askedOfLun = defineQuery<Arriving>('what VMs ask of a LUN', (estate, lun) => {
  const sums = newSums();
  const there: Where = { datastore: undefined, lun };
  const mapping = estate.lookup(vmsByRawDisk, lun);
  if (mapping.length === 0) return arriving(sums);
  const sharing = estate.lookup(vmsSharingDisks, '');
  for (const vm of mapping) addVm(estate, vm, there, sharing, sums);
  for (const vm of sharing) if (!mapping.includes(vm)) addVm(estate, vm, there, sharing, sums);
  return arriving(sums);
}, sameArriving);

/** The VMs with a disk that is the disk of another VM: few, if any. They do not say themselves where it lies. */
const vmsSharingDisks = defineIndex('VMs that share disks of others', 'vms', ({ disks }) => {
  for (const name in disks) if (disks[name]?.sameAs !== undefined) return everybody;
  return nobody;
});

/** The disk that a disk is: itself, or that of another VM which it refers to. */
function actualDisk(estate: Estate, disk: VmDisk): VmDisk {
  return sharedDiskOf(estate, disk)?.disk ?? disk;
}

/** A datastore, or a LUN. */
interface Where {
  readonly datastore: string | undefined;
  readonly lun: string | undefined;
}
const isAt = (disk: VmDisk, { datastore, lun }: Where): boolean => disk.raw === lun && (lun !== undefined || disk.datastore === datastore);

type Sums = { -readonly [K in keyof Demand]: number } & { peakReads: number; peakWrites: number; peakReadBytes: number; peakWriteBytes: number; silent: number };
const newSums = (): Sums => ({ reads: 0, writes: 0, readBytes: 0, writeBytes: 0, peakReads: 0, peakWrites: 0, peakReadBytes: 0, peakWriteBytes: 0, silent: 0 });

function arriving({ reads, writes, readBytes, writeBytes, peakReads, peakWrites, peakReadBytes, peakWriteBytes, silent }: Sums): Arriving {
  return {
    average: { reads, writes, readBytes, writeBytes } as Demand,
    peak: { reads: peakReads, writes: peakWrites, readBytes: peakReadBytes, writeBytes: peakWriteBytes } as Demand, silent,
  };
}

/** Adds what a VM asks of those of its disks that are there. One pass, nothing made: an estate has tens of thousands of disks. */
function addVm(estate: Estate, id: string, there: Where, sharing: readonly string[], sums: Sums): void {
  const vm = estate.value('vms', id);
  if (!vm || !runs(vm)) return;
  const { disks, demand } = vm;
  const shares = sharing.length > 0 && sharing.includes(id);
  const peak = demand?.iopsPeak ?? demand?.iops;
  if (peak === undefined) {
    for (const name in disks) {
      const disk = disks[name];
      if (disk && isAt(shares ? actualDisk(estate, disk) : disk, there)) {
        sums.silent++;
        return;
      }
    }
    return;
  }
  const whole = weightOfAll(estate, vm, shares);
  for (const name in disks) {
    const disk = disks[name];
    if (!disk) continue;
    const actual = shares ? actualDisk(estate, disk) : disk;
    if (!isAt(actual, there)) continue;
    const part = whole.bytes > 0 ? (actual.size ?? 0) / whole.bytes : 1 / whole.disks;
    addPart(sums, demand, part, disk.iopsLimit ?? Infinity);
  }
}

/** Adds what a container asks of those of its volumes that are there. */
function addContainer(estate: Estate, id: string, datastore: string, sums: Sums): void {
  const { on, volumes, demand } = estate.value('containers', id) ?? {};
  const ground = estate.value('vms', on);
  if ((ground && !runs(ground)) || (demand?.iops === undefined && demand?.iopsPeak === undefined)) return;
  const all = Object.values(volumes ?? {});
  let [bytes, there, thereBytes, isKnown] = [0, 0, 0, true];
  for (const volume of all) {
    bytes += volume.size ?? 0;
    isKnown &&= volume.size !== undefined;
    if (volume.datastore !== datastore) continue;
    there++;
    thereBytes += volume.size ?? 0;
  }
  addPart(sums, demand, isKnown && bytes > 0 ? thereBytes / bytes : there / all.length, Infinity);
}

/** Adds a part of what a VM or a container asks for, up to a limit in operations per second. */
function addPart(sums: Sums, demand: Vm['demand'] & Container['demand'], part: number, limit: number): void {
  const readShare = demand?.readShare ?? usual.readShare;
  const bytes = demand?.ioSize ?? usual.ioBytes;
  const average = demand?.iops ?? 0;
  const now = Math.min(average * part, limit);
  const most = Math.min((demand?.iopsPeak ?? average) * part, limit);
  sums.reads += now * readShare;
  sums.writes += now * (1 - readShare);
  sums.readBytes += now * readShare * bytes;
  sums.writeBytes += now * (1 - readShare) * bytes;
  sums.peakReads += most * readShare;
  sums.peakWrites += most * (1 - readShare);
  sums.peakReadBytes += most * readShare * bytes;
  sums.peakWriteBytes += most * (1 - readShare) * bytes;
}

/** The size of all disks of a VM together, or 0 where one of them does not say: then all count alike. */
function weightOfAll(estate: Estate, { disks }: Vm, shares: boolean): { readonly bytes: number; readonly disks: number } {
  let bytes = 0;
  let count = 0;
  let isKnown = true;
  for (const name in disks) {
    const disk = disks[name];
    if (!disk) continue;
    const { size } = shares ? actualDisk(estate, disk) : disk;
    if (size === undefined) isKnown = false;
    bytes += size ?? 0;
    count++;
  }
  return { bytes: isKnown ? bytes : 0, disks: count };
}
