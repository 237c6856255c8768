/** What a release allows at most, and what each maximum is called. */
import { rememberedBy } from '../util/remembered';
import type { Firmware, Maxima, MaximumValues, Sourced, Traits } from './product';

export type MaximumName = keyof MaximumValues;

export interface MaximumInfo {
  /** "vCPUs per VM" */
  readonly name: string;
  readonly of: 'vm' | 'host';
  /** Counts stand alone, bytes are shown with a unit. */
  readonly unit: 'count' | 'bytes';
}

/** In the order in which they are shown. */
export const maximumInfo: Readonly<Record<MaximumName, MaximumInfo>> = {
  vcpusPerVm: { name: 'vCPUs per VM', of: 'vm', unit: 'count' },
  memoryPerVm: { name: 'memory per VM', of: 'vm', unit: 'bytes' },
  disksPerVm: { name: 'disks per VM', of: 'vm', unit: 'count' },
  diskSize: { name: 'size of a disk', of: 'vm', unit: 'bytes' },
  scsiControllersPerVm: { name: 'SCSI controllers per VM', of: 'vm', unit: 'count' },
  nicsPerVm: { name: 'network adapters per VM', of: 'vm', unit: 'count' },
  cdromsPerVm: { name: 'CD/DVD drives per VM', of: 'vm', unit: 'count' },
  floppiesPerVm: { name: 'floppy drives per VM', of: 'vm', unit: 'count' },
  passthroughPerVm: { name: 'passed-through devices per VM', of: 'vm', unit: 'count' },
  snapshotsPerVm: { name: 'snapshots per VM', of: 'vm', unit: 'count' },
  videoMemoryPerVm: { name: 'video memory per VM', of: 'vm', unit: 'bytes' },
  displaysPerVm: { name: 'displays per VM', of: 'vm', unit: 'count' },
  vmsPerHost: { name: 'running VMs per host', of: 'host', unit: 'count' },
  vcpusPerHost: { name: 'vCPUs per host', of: 'host', unit: 'count' },
  vcpusPerCore: { name: 'vCPUs per core', of: 'host', unit: 'count' },
  logicalProcessorsPerHost: { name: 'logical processors per host', of: 'host', unit: 'count' },
  memoryPerHost: { name: 'memory per host', of: 'host', unit: 'bytes' },
};
export const maximumNames = Object.keys(maximumInfo) as readonly MaximumName[];

/** What has maxima: a release. */
interface Limited {
  readonly traits: Traits;
}

/** The maxima of a release for a VM with this firmware. Where that is not said, the most generous of each: what is not known cannot be exceeded. */
export function maximaOf(release: Limited, firmware?: Firmware): MaximumValues {
  return resolved(release)[firmware ?? 'any'];
}

/** The maxima of a product with those of a version over them. */
export function mergedMaxima(product: Maxima, version: Maxima): Maxima {
  const firmwares = [...new Set([...Object.keys(product.byFirmware ?? {}), ...Object.keys(version.byFirmware ?? {})])] as Firmware[];
  const merged = { ...product, ...version };
  if (firmwares.length === 0) return merged;
  const byFirmware = Object.fromEntries(firmwares.map((firmware) => [firmware, { ...product.byFirmware?.[firmware], ...version.byFirmware?.[firmware] }]));
  return { ...merged, byFirmware };
}

const resolved: (release: Limited) => Readonly<Record<Firmware | 'any', MaximumValues>> = rememberedBy(({ traits }) => {
  const { byFirmware, ...common } = traits.maxima;
  const bios = { ...common, ...byFirmware?.bios };
  const uefi = { ...common, ...byFirmware?.uefi };
  const any = Object.fromEntries(maximumNames.flatMap((name) => {
    const most = larger(bios[name], uefi[name]);
    return most ? [[name, most]] : [];
  }));
  return { bios, uefi, any };
});

function larger(a: Sourced | undefined, b: Sourced | undefined): Sourced | undefined {
  return a && b ? (a.value >= b.value ? a : b) : undefined;
}
