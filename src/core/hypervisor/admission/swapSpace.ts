/** Whether the datastore of a VM has room for the swap file that starting it makes. */
import type { Release } from '../../catalogue/releases';
import type { Datastore } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { datastoreUse } from '../../storage/datastoreUse';
import { rememberedBy } from '../../util/remembered';
import { swapOf } from '../machine/fileSizes';
import { homeOf, vmsWithFilesOn } from '../machine/vmHome';
import { releaseOfVm } from '../machine/vmRelease';

/** A sentence if the swap file of a VM would not fit beside those of the others that run; a product may make none. */
export function swapSpaceLacking(estate: Estate, vm: Entry<'vms'>, release: Release | undefined): readonly string[] {
  if (!release || !makesSwapFiles(release)) return [];
  const home = homeOf(estate, vm.value);
  const datastore = estate.value('datastores', home);
  if (home === undefined || datastore?.capacity === undefined) return [];
  const isThere = runs(vm.value) && hasSwapFile(estate, vm);
  // What was measured holds the swap files of those that run.
  if (isThere && datastore.used !== undefined) return [];
  const need = swapOf(vm.value);
  const others = estate.query(swapOn, home) - (isThere ? need : 0);
  const free = freeBeside(estate, home, datastore, datastore.used === undefined ? others : 0);
  return need > Math.max(0, free) ? [tooLittle(vm.id, need, Math.max(0, free), home)] : [];
}

/** The sentence itself. */
export function tooLittle(vm: string, need: number, free: number, datastore: string): string {
  const [wanted = '', there = ''] = formatContrast([need, free], 'bytes');
  return `${wanted} is needed for the swap file of VM "${vm}" and ${there} is free on datastore "${datastore}".`;
}

/** What is left of a datastore beside its disks and these swap files; below 0 where it is overfull. */
export function freeBeside(estate: Estate, id: string, datastore: Datastore, swap: number): number {
  return (datastore.capacity ?? Infinity) - estate.query(datastoreUse, id).taken - swap;
}

/** Whether a release makes a file to swap a VM to when it starts. */
export const makesSwapFiles = rememberedBy(({ traits }: Release) => traits.files.some(({ size }) => size.kind === 'swap'));

/** Swap files of the VMs that run and keep theirs on a datastore. */
const swapOn = defineQuery<number>('swap files on a datastore', (estate, datastore) =>
  swappers(estate, datastore).reduce((sum, vm) => sum + swapOf(vm.value), 0));

/** The running VMs with a swap file on a datastore. */
export function swappers(estate: Estate, datastore: string): readonly Entry<'vms'>[] {
  return vmsWithFilesOn(estate, datastore).flatMap((id) => {
    const vm = estate.find('vms', id);
    return vm && runs(vm.value) && homeOf(estate, vm.value) === datastore && hasSwapFile(estate, vm) ? [vm] : [];
  });
}

/** Whether what runs a VM now makes a swap file for it. */
function hasSwapFile(estate: Estate, vm: Entry<'vms'>): boolean {
  const release = releaseOfVm(estate, vm.value);
  return release !== undefined && makesSwapFiles(release);
}
