/** Whether the datastore of a VM has room for the swap file that starting it makes. */
import type { Release } from '../../catalogue/releases';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { contentsOf } from '../../storage/capacity/contents';
import { freeOnDatastore } from '../../storage/capacity/space';
import { rememberedBy } from '../../util/remembered';
import { swapOf } from '../machine/fileSizes';
import { homeOf, vmsWithFilesOn } from '../machine/vmHome';
import { releaseOfVm } from '../machine/vmRelease';

/** A sentence if the swap file of a VM would not fit beside those of the others that run; a product may make none. */
export function swapSpaceLacking(estate: Estate, vm: Entry<'vms'>, release: Release | undefined): readonly string[] {
  if (!release || !makesSwapFiles(release)) return [];
  const home = homeOf(estate, vm.value);
  const free = home === undefined ? undefined : freeOnDatastore(estate, home);
  if (home === undefined || free === undefined) return [];
  const isThere = runs(vm.value) && hasSwapFile(estate, vm);
  // What was measured holds the swap files of those that run.
  if (isThere && estate.value('datastores', home)?.used !== undefined) return [];
  const need = swapOf(vm.value);
  const beside = Math.max(0, isThere ? free + need : free);
  return need > beside ? [tooLittle(vm.id, need, beside, home)] : [];
}

/** The sentence itself. */
export function tooLittle(vm: string, need: number, free: number, datastore: string): string {
  const [wanted = '', there = ''] = formatContrast([need, free], 'bytes');
  return `${wanted} is needed for the swap file of VM "${vm}" and ${there} is free on datastore "${datastore}".`;
}

/** What would be free on a datastore if no VM on it ran; below 0 where it is overfull, Infinity where its size is not known. */
export function freeWithoutSwap(estate: Estate, id: string): number {
  const free = freeOnDatastore(estate, id);
  return free === undefined ? Infinity : free + estate.query(contentsOf, id).swap;
}

/** Whether a release makes a file to swap a VM to when it starts. */
export const makesSwapFiles = rememberedBy(({ traits }: Release) => traits.files.some(({ size }) => size.kind === 'swap'));

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
