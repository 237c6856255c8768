/** What of a VM is more than its product allows one VM: all but the counts of devices, which are in deviceSupport.ts. */
import { maximaOf } from '../../catalogue/maxima';
import type { Release } from '../../catalogue/releases';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Entry } from '../../model/entry';
import { formatContrast } from '../../model/quantity';
import { rememberedBy } from '../../util/remembered';
import { counted } from '../../util/words';

/** A sentence for each maximum of a release that a VM exceeds. */
export function exceededBy(release: Release, vm: Entry<'vms'>): readonly string[] {
  return remembered(release)(vm);
}

const remembered = rememberedBy((release: Release) => rememberedBy(({ id, value: vm }: Entry<'vms'>): readonly string[] => {
  const { vcpusPerVm, memoryPerVm, diskSize, videoMemoryPerVm } = maximaOf(release, vm.firmware);
  const found: string[] = [];
  if (vcpusPerVm && vcpusOf(vm) > vcpusPerVm.value) found.push(`VM "${id}" has ${counted(vcpusOf(vm), 'vCPU')}; ${release.name} allows ${vcpusPerVm.value}.`);
  const bytes = (what: string, there: number | undefined, most: number | undefined, of = ''): void => {
    if (there === undefined || most === undefined || there <= most) return;
    const [has = '', allowed = ''] = formatContrast([there, most], 'bytes');
    found.push(`${what} has ${has}${of}; ${release.name} allows ${allowed}.`);
  };
  bytes(`VM "${id}"`, memoryOf(vm), memoryPerVm?.value, ' of memory');
  if (diskSize) for (const [name, disk] of Object.entries(vm.disks ?? {})) if (disk.raw === undefined) bytes(`Disk "${name}" of VM "${id}"`, disk.size, diskSize.value);
  bytes(`VM "${id}"`, vm.video?.memory, videoMemoryPerVm?.value, ' of video memory');
  return found.length === 0 ? none : found;
}));

const none: readonly never[] = [];
