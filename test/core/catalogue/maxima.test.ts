/** The "maxima" published by the vendors, as an engineer would look them up. */
import { describe, expect, it } from 'vitest';
import { GiB, TiB } from '../../../src/core/catalogue/figures';
import { maximaOf } from '../../../src/core/catalogue/maxima';
import type { Firmware, MaximumValues } from '../../../src/core/catalogue/product';
import { findRelease } from '../../../src/core/catalogue/releases';

/** The maxima of a release, without their sources. */
function most(id: string, firmware?: Firmware): Readonly<Partial<Record<keyof MaximumValues, number>>> {
  const release = findRelease(id);
  if (!release) throw new Error(`The catalogue has no "${id}".`);
  return Object.fromEntries(Object.entries(maximaOf(release, firmware)).map(([name, { value }]) => [name, value]));
}

describe.each(['hyperv-2016', 'hyperv-2019'])('the maxima of %s (Microsoft Learn: Hyper-V maximum scale limits)', (id) => {
  it('allow a generation 2 VM 240 vCPUs and 12 TB of memory', () => {
    expect(most(id, 'uefi')).toMatchObject({ vcpusPerVm: 240, memoryPerVm: 12 * TiB });
  });
  it('allow a generation 1 VM 64 vCPUs, 1 TB of memory and one floppy drive', () => {
    expect(most(id, 'bios')).toMatchObject({ vcpusPerVm: 64, memoryPerVm: TiB, floppiesPerVm: 1 });
  });
  it('allow a host 1024 running VMs and 2048 vCPUs', () => {
    expect(most(id)).toMatchObject({ vmsPerHost: 1024, vcpusPerHost: 2048 });
  });
  it('allow four SCSI controllers of 64 disks each', () => {
    expect(most(id)).toMatchObject({ scsiControllersPerVm: 4 });
    expect(findRelease(id)?.traits.devices.controllers['hyperv-scsi']).toMatchObject({ disksEach: 64, most: 4 });
  });
});

describe('the maxima of vSphere', () => {
  it('allow a VM 768 vCPUs in version 8 (vSphere Virtual Machine Administration 8.0)', () => {
    expect(most('esxi-8.0')).toMatchObject({ vcpusPerVm: 768 });
  });
  it('are those of the Configuration Maximums in version 4', () => {
    expect(most('esxi-4')).toMatchObject({ vcpusPerVm: 8, memoryPerVm: 255 * GiB, nicsPerVm: 10, disksPerVm: 60, floppiesPerVm: 2, vmsPerHost: 320 });
  });
});

describe('a VM whose firmware is not said', () => {
  it('may have whatever one of the firmwares allows', () => {
    expect(most('hyperv-2019')).toMatchObject({ vcpusPerVm: 240, memoryPerVm: 12 * TiB, disksPerVm: 260 });
  });
  it('is not held to a maximum that only one of them has', () => {
    expect(most('hyperv-2019')).not.toHaveProperty('floppiesPerVm');
  });
});
