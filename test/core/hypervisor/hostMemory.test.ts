import { describe, expect, it } from 'vitest';
import type { HostMemory } from '../../../src/core/hypervisor/allocation';
import { hostMemory } from '../../../src/core/hypervisor/hostMemory';
import { vsphereOverheadMiB } from '../../../src/core/hypervisor/memoryOverhead';
import { slidingScale } from '../../../src/core/hypervisor/memoryTraits';
import { taxing } from '../../../src/core/hypervisor/reclamation';
import { fill } from '../../../src/core/hypervisor/waterFill';
import type { Bytes } from '../../../src/core/model/quantity';
import { estateOf } from '../../support/worlds';

const GiB = 2 ** 30;
function memoryOf(host: unknown, vms: Readonly<Record<string, Readonly<Record<string, unknown>>>>, rest: Readonly<Record<string, unknown>> = {}): HostMemory {
  const placed = Object.fromEntries(Object.entries(vms).map(([id, vm]) => [id, { host: 'h', ...vm }]));
  return estateOf({ hosts: { h: host }, vms: placed, ...rest }).query(hostMemory, 'h');
}
/** The figures of a VM in GiB, to two decimals. */
function figures(memory: HostMemory, vm: string): unknown {
  const { entitled, ballooned, compressed, swapped } = memory.consumers.get(`vms/${vm}`) ?? { entitled: 0, ballooned: 0, compressed: 0, swapped: 0 };
  return Object.fromEntries(Object.entries({ entitled, ballooned, compressed, swapped }).map(([name, bytes]) => [name, Number((bytes / GiB).toFixed(2))]));
}

describe('the overhead of a VM', () => {
  it('is as published, in MB (vSphere 6.5 Resource Management)', () => {
    const rows = [256, 1024, 4096, 16_384].map((memoryMiB) => [1, 2, 4, 8].map((vcpus) => Number(vsphereOverheadMiB(vcpus, memoryMiB).toFixed(2))));
    expect(rows).toEqual([[20.29, 24.28, 32.23, 48.16], [25.9, 29.91, 37.86, 53.82], [48.64, 52.72, 60.67, 76.78], [139.62, 143.98, 151.93, 168.6]]);
  });

  it('lies on a straight line between the published figures, and goes on beyond them', () => {
    expect([vsphereOverheadMiB(1, 640), vsphereOverheadMiB(3, 1024), vsphereOverheadMiB(16, 1024), vsphereOverheadMiB(1, 28_672)].map((mib) => Number(mib.toFixed(3))))
      .toEqual([23.095, 33.885, 85.74, 230.6]);
  });
});

describe('free memory on ESXi', () => {
  it('is 899 MB for the first 28 GB and 1 % of the rest (vSphere 6)', () => {
    expect([28, 100].map((gb) => slidingScale((gb * 1e9) as Bytes) / 1e6)).toEqual([899, 1619]);
  });
});

describe('idle memory', () => {
  /** What an idle and a fully active VM of equal shares have of 360 MB. */
  const shared = (tax: number, sizeMB: number): readonly number[] => {
    const vm = { demand: sizeMB, reservation: 0, limit: Infinity, shares: 1 };
    return fill(360, [{ ...vm, active: 0 }, { ...vm, active: sizeMB }].map(taxing(tax))).map((mb) => Number(mb.toFixed(6)));
  };
  it('is taxed: a page of it costs as much as four in use, unless the tax is nothing (Waldspurger, OSDI 2002)', () => {
    expect([shared(0.75, 512), shared(0, 512), shared(0, 256)]).toEqual([[72, 288], [180, 180], [180, 180]]);
  });
  it('goes to whoever uses it, up to the size of the VM', () => {
    expect(shared(0.75, 256)).toEqual([104, 256]);
  });
});

describe('ballooning towards a target', () => {
  it('shares what is left below 80 % of the host by shares, on top of the minimum of each VM (Proxmox VE Administration Guide)', () => {
    const vm = (shares: number): Readonly<Record<string, unknown>> => ({ memory: '16 GiB', memoryAllocation: { reservation: '4 GiB', shares } });
    const memory = memoryOf({ hypervisor: 'proxmox-8', memory: '32 GiB' }, { db: vm(3000), a: vm(1000), b: vm(1000), c: vm(1000) });
    expect(['db', 'a', 'b', 'c'].map((id) => Number((((memory.consumers.get(`vms/${id}`)?.entitled ?? 0) - 4 * GiB) / GiB).toFixed(2)))).toEqual([4.8, 1.6, 1.6, 1.6]);
    expect([memory.state, figures(memory, 'a')]).toEqual(['soft', { entitled: 5.6, ballooned: 10.4, compressed: 0, swapped: 0 }]);
  });
});
