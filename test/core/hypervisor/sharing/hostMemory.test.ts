import { describe, expect, it } from 'vitest';
import type { HostMemory } from '../../../../src/core/hypervisor/sharing/allocation';
import { hostMemory } from '../../../../src/core/hypervisor/sharing/hostMemory';
import { vsphereOverheadMiB } from '../../../../src/core/hypervisor/sharing/memoryOverhead';
import { slidingScale } from '../../../../src/core/hypervisor/sharing/memoryTraits';
import { taxing } from '../../../../src/core/hypervisor/sharing/reclamation';
import { fill } from '../../../../src/core/hypervisor/sharing/waterFill';
import type { Bytes } from '../../../../src/core/model/quantity';
import { estateOf } from '../../../support/worlds';

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

  it('lies on a straight line between the published figures, and goes on beyond them (H19)', () => {
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
  it('is taxed: a page of it costs as much as four in use, unless the tax is nothing (Waldspurger, OSDI 2002) (H23)', () => {
    expect([shared(0.75, 512), shared(0, 512), shared(0, 256)]).toEqual([[72, 288], [180, 180], [180, 180]]);
  });
  it('goes to whoever uses it, up to the size of the VM', () => {
    expect(shared(0.75, 256)).toEqual([104, 256]);
  });
});

describe('ballooning towards a target', () => {
  it('takes nothing of a host that does not say how much memory it has, whatever the target', () => {
    const memory = memoryOf({ hypervisor: 'proxmox-8' }, { a: { memory: '4 GiB', memoryAllocation: { reservation: '1 GiB' } } }, { policies: { ballooningTarget: '0 %' } });
    expect([memory.state, figures(memory, 'a')]).toEqual(['high', { entitled: 4, ballooned: 0, compressed: 0, swapped: 0 }]);
  });

  it('shares what is left below 80 % of the host by shares, on top of the minimum of each VM (Proxmox VE Administration Guide) (H26)', () => {
    const vm = (shares: number): Readonly<Record<string, unknown>> => ({ memory: '16 GiB', memoryAllocation: { reservation: '4 GiB', shares } });
    const memory = memoryOf({ hypervisor: 'proxmox-8', memory: '32 GiB' }, { db: vm(3000), a: vm(1000), b: vm(1000), c: vm(1000) });
    expect(['db', 'a', 'b', 'c'].map((id) => Number((((memory.consumers.get(`vms/${id}`)?.entitled ?? 0) - 4 * GiB) / GiB).toFixed(2)))).toEqual([4.8, 1.6, 1.6, 1.6]);
    expect([memory.state, figures(memory, 'a')]).toEqual(['soft', { entitled: 5.6, ballooned: 10.4, compressed: 0, swapped: 0 }]);
  });
});

describe('a host with room for all', () => {
  it('holds every VM whole, and what running them costs beside (H18, H19)', () => {
    const memory = memoryOf({ hypervisor: 'esxi-7.0', memory: '64 GiB' }, { a: { memory: '16 GiB' }, b: { vcpu: 2, memory: '4 GiB' }, off: { memory: '512 GiB', power: 'off' } });
    expect([memory.state, memory.demand / GiB, memory.entitled / GiB, memory.overhead / 2 ** 20]).toEqual(['high', 20, 20, 139.62 + 52.72]);
  });

  it('keeps for itself what policy or its OS takes, whichever is more, or else what the product publishes (H20)', () => {
    const own = (host: object, policies = {}): number => memoryOf({ memory: '64 GiB', ...host }, {}, { policies }).own / GiB;
    const said = { ownDemand: { memory: '8 GiB' } };
    expect([own({}), own({}, { hostMemoryReserve: '25 %' }), own(said), own(said, { hostMemoryReserve: '25 %' }), own({ ownDemand: { memory: '50 %' } })]).toEqual([0, 16, 8, 16, 32]);
  });

  it('costs and keeps nothing where it names no product (H21)', () => {
    expect(memoryOf({ memory: '16 GiB' }, { a: { memory: '8 GiB' }, b: { memory: '8 GiB' } })).toMatchObject({ state: 'high', own: 0, overhead: 0, minFree: 0, ballooned: 0, swapped: 0 });
  });

  it('takes back from a VM what its limit forbids (H25)', () => {
    const memory = memoryOf({ memory: '64 GiB' }, { a: { memory: '10 GiB', memoryAllocation: { limit: '2 GiB' }, demand: { memory: '5 %' } }, b: { memory: '8 GiB' } });
    expect([memory.state, figures(memory, 'a'), figures(memory, 'b')]).toEqual(['high', { entitled: 2, ballooned: 6.5, compressed: 2, swapped: 0.5 }, { entitled: 8, ballooned: 0, compressed: 0, swapped: 0 }]);
  });

  it('that is not known reclaims nothing', () => {
    expect(memoryOf({}, { a: { memory: '1 TiB' } })).toMatchObject({ capacity: undefined, state: 'high', entitled: 1024 * GiB, swapped: 0, lacking: 0 });
  });
});

describe('sharing', () => {
  it('keeps once what is the same in several VMs (H18)', () => {
    const vms = { a: { memory: '8 GiB' }, b: { memory: '8 GiB' } };
    const policies = { pageSharing: '25 %' };
    expect(memoryOf({ memory: '64 GiB' }, vms, { policies })).toMatchObject({ demand: 14 * GiB, shared: 2 * GiB, entitled: 14 * GiB });
    expect([memoryOf({ memory: '64 GiB' }, { a: vms.a }, { policies }).shared, memoryOf({ hypervisor: 'hyperv-2022', memory: '64 GiB' }, vms, { policies }).shared]).toEqual([0, 0]);
  });
});

describe('an ESXi host', () => {
  /** Of 100 GB, 1619 MB should stay free; its VMs have no overhead worth speaking of. */
  const host = { hypervisor: 'esxi-7.0', memory: '100 GB' };
  const GB = 1e9;
  const vm = (memory: string, active: string, rest = {}): Readonly<Record<string, unknown>> => ({ memory, demand: { memory: active }, ...rest });
  const free = (memory: HostMemory): number => Math.round(((memory.capacity ?? 0) - memory.own - memory.overhead - memory.entitled) / 1e6);

  it('reclaims nothing while 64 % of minFree are left, and balloons to keep them (H22)', () => {
    const [fits, soft] = [memoryOf(host, { a: vm('98 GB', '10 %') }), memoryOf(host, { a: vm('99 GB', '10 %') })];
    expect([fits.state, fits.ballooned, soft.state, free(soft), soft.swapped]).toEqual(['high', 0, 'soft', Math.round(0.64 * 1619), 0]);
    expect(soft.ballooned).toBeCloseTo(soft.demand - soft.entitled, 0);
  });

  it('balloons more of what is idle (H23)', () => {
    const memory = memoryOf(host, { idle: vm('70 GB', '0 %'), busy: vm('70 GB', '100 %') });
    expect([memory.state, Math.round((memory.consumers.get('vms/busy')?.ballooned ?? 0) / GB)]).toEqual(['soft', 0]);
    expect(memory.consumers.get('vms/idle')?.entitled).toBeCloseTo(memory.entitled - 70 * GB, 0);
  });

  it('compresses and swaps what balloons do not give, with 32 % of minFree left (H22, H24)', () => {
    const memory = memoryOf(host, { a: vm('50 GB', '10 %'), reserved: vm('83 GB', '50 %', { memoryAllocation: { reservation: '83 GB' } }) });
    expect([memory.state, free(memory)]).toEqual(['hard', Math.round(0.32 * 1619)]);
    const a = memory.consumers.get('vms/a');
    const missing = 50 * GB - (a?.entitled ?? 0);
    expect([(a?.ballooned ?? 0) / GB, a?.swapped]).toEqual([32.5, 0]);
    expect(a?.compressed).toBeCloseTo(2 * (missing - 32.5 * GB), 0);
    const more = memoryOf(host, { a: vm('50 GB', '10 %'), reserved: vm('90 GB', '50 %', { memoryAllocation: { reservation: '90 GB' } }) });
    const swapping = more.consumers.get('vms/a');
    expect([(swapping?.ballooned ?? 0) / GB, (swapping?.compressed ?? 0) / GB, (swapping?.swapped ?? 0) > 0]).toEqual([32.5, 10, true]);
  });

  it('is low where what is in use does not fit (H22)', () => {
    const memory = memoryOf(host, { a: vm('60 GB', '100 %'), b: vm('60 GB', '100 %') });
    expect([memory.state, free(memory)]).toEqual(['low', Math.round(0.16 * 1619)]);
  });

  it('takes all for active where nobody says what is', () => {
    expect(memoryOf(host, { a: { memory: '60 GB' }, b: { memory: '60 GB' } })).toMatchObject({ state: 'low', basis: 'worst-case', active: 120 * GB });
    expect(memoryOf(host, { a: vm('60 GB', '50 %'), b: { memory: '20 GB' } })).toMatchObject({ basis: 'like-others', active: 40 * GB });
  });

  it('takes for active what of the measured use of the host nobody else is said to use (H9)', () => {
    const measured = { ...host, measured: { memory: '50 %' }, ownDemand: { memory: '5 GB' } };
    const memory = memoryOf(measured, { a: vm('20 GB', '50 %'), b: { memory: '20 GB' }, c: { memory: '30 GB' } });
    expect(['a', 'b', 'c'].map((id) => Math.round((memory.consumers.get(`vms/${id}`)?.active ?? 0) / GB))).toEqual([10, 14, 21]);
  });

  it('shares memory among pools before it does among VMs (H13)', () => {
    const pools = { small: { parent: 'h', memory: { limit: '20 GB' } }, large: { parent: 'h', memory: { reservation: '60 GB' } } };
    const memory = memoryOf(host, { a: vm('40 GB', '50 %', { resourcePool: 'small' }), b: vm('80 GB', '0 %', { resourcePool: 'large' }), c: vm('40 GB', '100 %') }, { resourcePools: pools });
    expect((memory.pools.get('large')?.entitled ?? 0) / GB).toBeGreaterThanOrEqual(60);
    expect([(memory.pools.get('small')?.entitled ?? 0) / GB <= 20, memory.reserved / GB]).toEqual([true, 60]);
  });
});

describe('other products', () => {
  const vm = (memory: string, active: string, rest = {}): Readonly<Record<string, unknown>> => ({ memory, demand: { memory: active }, ...rest });

  it('balloon no VM without a minimum, and swap where the minima do not fit (H26, H27)', () => {
    const host = { hypervisor: 'proxmox-8', memory: '32 GiB' };
    const fixed = memoryOf(host, { a: vm('14 GiB', '50 %'), b: vm('14 GiB', '50 %') });
    expect([fixed.state, fixed.ballooned]).toEqual(['high', 0]);
    const swapping = memoryOf(host, { a: vm('24 GiB', '50 %'), b: vm('24 GiB', '25 %') });
    expect([swapping.state, figures(swapping, 'a'), figures(swapping, 'b')]).toEqual([
      'hard', { entitled: 17.6, ballooned: 0, compressed: 0, swapped: 6.4 }, { entitled: 14.4, ballooned: 0, compressed: 0, swapped: 9.6 },
    ]);
  });

  it('leave it to a host OS to swap idle memory first (H27)', () => {
    const host = { hypervisor: 'kvm', hostOs: 'debian-12', memory: '16 GiB', ownDemand: { memory: '4 GiB' } };
    const idle = memoryOf(host, { a: vm('8 GiB', '25 %'), b: vm('8 GiB', '75 %') });
    expect([idle.state, figures(idle, 'a'), figures(idle, 'b')]).toEqual(['hard', { entitled: 5, ballooned: 0, compressed: 0, swapped: 3 }, { entitled: 7, ballooned: 0, compressed: 0, swapped: 1 }]);
    expect(memoryOf(host, { a: vm('8 GiB', '100 %'), b: vm('8 GiB', '100 %') })).toMatchObject({ state: 'low', swapped: 4 * GiB });
  });

  it('do not swap where they do not overcommit: what does not fit is lacking (H28)', () => {
    const memory = memoryOf({ hypervisor: 'hyperv-2022', memory: '16 GiB' }, { a: vm('12 GiB', '10 %'), b: vm('12 GiB', '10 %') });
    expect(memory).toMatchObject({ state: 'low', swapped: 0, ballooned: 0, lacking: 8 * GiB, entitled: 16 * GiB });
    const dynamic = memoryOf({ hypervisor: 'hyperv-2022', memory: '16 GiB' }, { a: vm('12 GiB', '10 %', { memoryAllocation: { reservation: '2 GiB' } }), b: vm('12 GiB', '10 %') });
    expect([dynamic.state, dynamic.ballooned / GiB, dynamic.lacking]).toEqual(['soft', 8, 0]);
  });

  it('hold of a container what it uses (H18)', () => {
    const containers = { limited: { on: 'h', memoryLimit: '4 GiB', demand: { memory: '50 %' } }, free: { on: 'h', demand: { memory: '1 GiB' } }, silent: { on: 'h' } };
    const memory = memoryOf({ hostOs: 'debian-12', memory: '16 GiB' }, {}, { containers });
    expect([memory.demand / GiB, memory.consumers.get('containers/silent')?.configured, memory.state]).toEqual([3, 0, 'high']);
  });
});
