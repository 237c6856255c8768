import { describe, expect, it } from 'vitest';
import type { CpuShare, HostCpu } from '../../../../src/core/hypervisor/sharing/allocation';
import { hostCpu } from '../../../../src/core/hypervisor/sharing/hostCpu';
import { cpuSharesOf, memorySharesOf, poolSharesOf } from '../../../../src/core/hypervisor/sharing/shares';
import type { ResourcePool, Vm } from '../../../../src/core/model/entities';
import { estateOf } from '../../../support/worlds';

type World = Readonly<Record<string, unknown>>;
type Vms = Readonly<Record<string, World>>;

/** A host "h" of two cores of 1 GHz, unless it is said otherwise. */
function cpuOf(vms: Vms, rest: World = {}, host: World = { cpu: { cores: 2, clock: '1 GHz' } }): HostCpu {
  const placed = Object.fromEntries(Object.entries(vms).map(([id, vm]) => [id, { host: 'h', ...vm }]));
  return estateOf({ hosts: { h: host, ...(rest['hosts'] as World | undefined) }, ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'hosts')), vms: placed }).query(hostCpu, 'h');
}
const shareOf = (cpu: HostCpu, consumer: string): CpuShare => {
  const share = cpu.consumers.get(consumer);
  if (!share) throw new Error(`${consumer} takes nothing.`);
  return share;
};
/** What some consumers have of a figure, to whole MHz. */
const each = (cpu: HostCpu, figure: 'entitled' | 'demand' | 'shares', ...consumers: readonly string[]): readonly number[] =>
  consumers.map((consumer) => Math.round(shareOf(cpu, consumer.includes('/') || consumer === 'host' ? consumer : `vms/${consumer}`)[figure]));

describe('shares', () => {
  const vm = (of: World): Vm => estateOf({ vms: { v: of } }).value('vms', 'v') ?? {};
  const pool = (of: World): ResourcePool => estateOf({ resourcePools: { p: of } }).value('resourcePools', 'p') ?? {};

  it('of a VM are 2000, 1000 or 500 per vCPU and 20, 10 or 5 per MB (vSphere 7.0 Resource Management) (H4)', () => {
    const of = (shares?: string): readonly number[] => {
      const written = vm({ vcpu: 2, memory: '1 GiB', ...(shares === undefined ? {} : { cpu: { shares }, memoryAllocation: { shares } }) });
      return [cpuSharesOf(written), memorySharesOf(written)];
    };
    expect([of('high'), of('normal'), of('low'), of()]).toEqual([[4000, 20_480], [2000, 10_240], [1000, 5120], [2000, 10_240]]);
  });

  it('of a pool are those of a VM of four vCPUs and 16 GB (vSphere 7.0 Resource Management) (H4)', () => {
    const of = (shares: string): readonly number[] => [poolSharesOf(pool({ cpu: { shares } }), 'cpu'), poolSharesOf(pool({ memory: { shares } }), 'memory')];
    expect([of('high'), of('normal'), of('low')]).toEqual([[8000, 327_680], [4000, 163_840], [2000, 81_920]]);
  });

  it('given as a number count as they are', () => {
    expect([cpuSharesOf(vm({ cpu: { shares: 1234 } })), poolSharesOf(pool({ cpu: { shares: 1 } }), 'cpu')]).toEqual([1234, 1]);
  });

  it('of a VM that is a control group do not depend on its size (H4)', () => {
    expect(each(cpuOf({ a: { vcpu: 8 }, b: {}, c: { cpu: { shares: 'high' } } }, {}, { hypervisor: 'proxmox-8' }), 'shares', 'a', 'b', 'c')).toEqual([100, 100, 200]);
  });
});

describe('the CPU of a host', () => {
  it('is shared 2:1 by 4000 and 2000 shares, and what one does not want the other gets (vSphere 7.0 Resource Management)', () => {
    const busy = { vcpu: 2, demand: { cpu: '100 %' } };
    const host = { cpu: { cores: 2, clock: '3 GHz' } };
    expect(each(cpuOf({ a: { ...busy, cpu: { shares: 4000 } }, b: { ...busy, cpu: { shares: 2000 } } }, {}, host), 'entitled', 'a', 'b')).toEqual([4000, 2000]);
    expect(each(cpuOf({ a: { ...busy, cpu: { shares: 4000 }, demand: { cpu: '600 MHz' } }, b: { ...busy, cpu: { shares: 2000 } } }, {}, host), 'entitled', 'a', 'b')).toEqual([600, 5400]);
  });

  it('goes to three busy VMs of a vCPU on two cores in equal parts (SimGrid, tests of virtual machines)', () => {
    expect(each(cpuOf({ a: {}, b: {}, c: {} }), 'entitled', 'a', 'b', 'c')).toEqual([667, 667, 667]);
  });

  it('goes by halves to a task beside a VM that holds two (SimGrid, tests of virtual machines)', () => {
    // The VM of two tasks has one vCPU: each of them has a quarter of the core.
    const [alone = 0, vm = 0] = each(cpuOf({ alone: {}, two: {} }, {}, { cpu: { cores: 1, clock: '1 GHz' } }), 'entitled', 'alone', 'two');
    expect([alone, vm / 2, vm / 2]).toEqual([500, 250, 250]);
  });

  it('runs eight busy vCPUs limited to 4 CPUs at half speed each (Proxmox VE Administration Guide, cpulimit)', () => {
    const cpu = cpuOf({ a: { vcpu: 8, cpu: { limit: '4 GHz' } } }, {}, { hypervisor: 'proxmox-8', cpu: { cores: 16, clock: '1 GHz' } });
    expect([shareOf(cpu, 'vms/a').entitled / 8, shareOf(cpu, 'vms/a').ready]).toEqual([500, 0.5]);
  });

  it('is shared 1:2 by 100 and 200 CPU units (Proxmox VE Administration Guide, cpuunits)', () => {
    const cpu = cpuOf({ a: { vcpu: 2, cpu: { shares: 100 } }, b: { vcpu: 2, cpu: { shares: 200 } } }, {}, { hypervisor: 'proxmox-8', cpu: { cores: 3, clock: '1 GHz' } });
    expect(each(cpu, 'entitled', 'a', 'b')).toEqual([1000, 2000]);
  });

  it('leaves those without shares what the others leave (H3)', () => {
    expect(each(cpuOf({ a: { cpu: { shares: 0 } }, b: { vcpu: 2, demand: { cpu: '75 %' } }, c: { cpu: { shares: 0 }, demand: { cpu: '100 %' } } }), 'entitled', 'a', 'b', 'c')).toEqual([250, 1500, 250]);
  });

  it('is not wanted by VMs that are off, nor by containers in a VM (H6)', () => {
    const cpu = cpuOf({ a: {}, off: { power: 'off' }, master: { template: true } }, { containers: { inside: { on: 'a' }, beside: { on: 'h' } } });
    expect([...cpu.consumers.keys()]).toEqual(['containers/beside', 'vms/a']);
  });

  it('is cores × clock, as policies on SMT and on the hypervisor have it (H7)', () => {
    const host = { cpu: { sockets: 2, cores: 8, threads: 2, clock: '2.5 GHz' } };
    expect([cpuOf({}, {}, host).capacity, cpuOf({}, { policies: { smtGain: '25 %', hypervisorCpu: '10 %' } }, host).capacity, cpuOf({}, { policies: { smtGain: '25 %' } }).capacity]).toEqual([40_000, 45_000, 2000]);
  });

  it('of a nested host is at most that of its VM, at the clock below (H7)', () => {
    const below = { hosts: { below: { cpu: { cores: 32, clock: '2.9 GHz' } } } };
    const inner = { outer: { host: 'below', vcpu: 4, memory: '16 GiB' } };
    expect(cpuOf(inner, below, { vm: 'outer' })).toMatchObject({ known: true, capacity: 4 * 2900, cores: 4, clock: 2900 });
    expect(cpuOf(inner, below, { vm: 'outer', cpu: { cores: 8, clock: '3.5 GHz' } })).toMatchObject({ capacity: 4 * 2900 });
    expect(cpuOf({ outer: { vcpu: 2 } }, {}, { vm: 'outer' })).toMatchObject({ known: false, cores: 2 });
  });

  it('is not known where the document gives no clock', () => {
    expect([cpuOf({}, {}, {}), cpuOf({}, {}, { cpu: { cores: 4 } }), cpuOf({})].map(({ known, coresKnown }) => [known, coresKnown])).toEqual([[false, false], [false, true], [true, true]]);
  });
});

describe('what a VM demands', () => {
  it('is what it is said to use, times the cost of its technique, at most what its vCPUs run (H8)', () => {
    const cpu = cpuOf(
      { half: { vcpu: 2, demand: { cpu: '50 %' } }, fixed: { demand: { cpu: '300 MHz' } }, more: { demand: { cpu: '9 GHz' } }, other: { architecture: 'arm64', demand: { cpu: '5 %' } } },
      {}, { hypervisor: 'qemu', hostOs: 'debian-12', cpu: { cores: 8, clock: '1 GHz' } },
    );
    const cost = shareOf(cpu, 'vms/other').cost;
    expect(cost).toBeGreaterThan(5);
    expect(shareOf(cpu, 'vms/other').demand).toBeCloseTo(Math.min(1000, 50 * cost));
    expect(cpuOf({ half: { vcpu: 2, demand: { cpu: '50 %' } }, fixed: { demand: { cpu: '300 MHz' } }, more: { demand: { cpu: '9 GHz' } } })).toMatchObject({ demand: 1000 + 300 + 1000, basis: 'said' });
  });

  it('is like that of the others of its host where it says nothing (H9)', () => {
    const cpu = cpuOf({ a: { vcpu: 2, demand: { cpu: '30 %' } }, b: { vcpu: 2, demand: { cpu: '1 GHz' } }, silent: { vcpu: 10 } });
    expect([each(cpu, 'demand', 'silent'), shareOf(cpu, 'vms/silent').basis, shareOf(cpu, 'vms/a').basis, cpu.basis]).toEqual([[4000], 'like-others', 'said', 'like-others']);
  });

  it('is all it could use where nobody says anything (H9)', () => {
    expect(cpuOf({ a: { vcpu: 2 }, b: {} })).toMatchObject({ demand: 3000, entitled: 2000, basis: 'worst-case', utilization: 1, headroom: 0, vcpus: 3, vcpuPerCore: 1.5 });
  });

  it('is a part of what was measured on the host where nobody says anything (H9)', () => {
    expect(cpuOf({ a: { vcpu: 2 }, b: {} }, {}, { cpu: { cores: 2, clock: '1 GHz' }, measured: { cpu: '30 %' } })).toMatchObject({ demand: 600, entitled: 600, basis: 'like-others' });
  });

  it('is what of the measured use of the host nobody else is said to take (H9)', () => {
    const host = { cpu: { cores: 10, clock: '1 GHz' }, measured: { cpu: '70 %' }, ownDemand: { cpu: '10 %' } };
    const cpu = cpuOf({ a: { vcpu: 4, demand: { cpu: '5 %' } }, b: { vcpu: 4 }, c: { vcpu: 8 } }, {}, host);
    expect(each(cpu, 'demand', 'a', 'b', 'c', 'host')).toEqual([200, 1933, 3867, 1000]);
    expect([cpu.demand, cpu.basis, shareOf(cpu, 'vms/b').basis]).toEqual([7000, 'like-others', 'like-others']);
  });

  it('is never more than it has, nor less than nothing, whatever was measured (H9)', () => {
    const demand = (said: string, measured: string): readonly number[] => each(cpuOf({ a: { vcpu: 2, demand: { cpu: said } }, b: { vcpu: 2 } }, {}, { cpu: { cores: 10, clock: '1 GHz' }, measured: { cpu: measured } }), 'demand', 'b');
    expect([demand('5 %', '90 %'), demand('100 %', '10 %')]).toEqual([[2000], [0]]);
  });

  it('counts what a technique costs as measured (H9)', () => {
    const guest = { architecture: 'arm64', vcpu: 2 };
    const host = { hypervisor: 'qemu', hostOs: 'debian-12', cpu: { cores: 40, clock: '1 GHz', architecture: 'x86-64' }, measured: { cpu: '5 %' } };
    const cpu = cpuOf({ a: { ...guest, demand: { cpu: '100 MHz' } }, b: guest, c: guest }, {}, host);
    expect(shareOf(cpu, 'vms/b').cost).toBeGreaterThan(5);
    expect(cpu.demand).toBeCloseTo(2000);
  });

  it('of a container is a share of its quota, or of one CPU (H10)', () => {
    const cpu = cpuOf({}, { containers: { quota: { on: 'h', cpus: 0.5, demand: { cpu: '50 %' } }, free: { on: 'h', demand: { cpu: '150 %' } }, silent: { on: 'h' } } });
    expect([each(cpu, 'demand', 'containers/quota', 'containers/free', 'containers/silent'), cpu.vcpus]).toEqual([[250, 1500, 1167], 0]);
    expect(each(cpuOf({}, { containers: { alone: { on: 'h' } } }), 'demand', 'containers/alone')).toEqual([2000]);
  });

  it('of a container is weighed by its cgroup shares (H5)', () => {
    const cpu = cpuOf({ vm: { vcpu: 2 } }, { containers: { plain: { on: 'h' }, light: { on: 'h', cpuShares: 512 } } });
    expect(each(cpu, 'shares', 'vm', 'containers/plain', 'containers/light')).toEqual([2000, 1000, 500]);
  });

  it('competes with what the host OS and its applications use (H11)', () => {
    const cpu = cpuOf({ a: { vcpu: 2 } }, {}, { hypervisor: 'virtualbox-7', hostOs: 'debian-12', cpu: { cores: 2, clock: '1 GHz' }, ownDemand: { cpu: '75 %' } });
    expect([each(cpu, 'demand', 'host'), each(cpu, 'shares', 'host'), each(cpu, 'entitled', 'a', 'host')]).toEqual([[1500], [2000], [1000, 1000]]);
  });
});

describe('ready time', () => {
  it('is what a VM demands and does not get, over what its vCPUs can run (H12)', () => {
    const cpu = cpuOf({ a: { vcpu: 2, demand: { cpu: '100 %' } }, b: { vcpu: 2, demand: { cpu: '50 %' } } });
    expect([each(cpu, 'entitled', 'a', 'b'), shareOf(cpu, 'vms/a').ready, shareOf(cpu, 'vms/b').ready]).toEqual([[1000, 1000], 0.5, 0]);
  });

  it('counts what a limit withholds (H12)', () => {
    expect(shareOf(cpuOf({ a: { vcpu: 2, demand: { cpu: '1 GHz' }, cpu: { limit: '500 MHz' } } }), 'vms/a').ready).toBe(0.25);
  });
});

describe('a resource pool', () => {
  const pool = (of: World): World => ({ parent: 'h', ...of });

  it('takes as one, and shares out again what it got (H13)', () => {
    const cpu = cpuOf({ a: { resourcePool: 'p', vcpu: 2 }, b: { resourcePool: 'p', vcpu: 2 }, c: { vcpu: 4 } }, { resourcePools: { p: pool({}) } });
    expect([each(cpu, 'entitled', 'a', 'b', 'c'), cpu.pools.get('p')]).toEqual([[500, 500, 1000], { parent: undefined, reservation: 0, limit: Infinity, shares: 4000, expandable: true, reservedInside: 0, demand: 4000, entitled: 1000 }]);
  });

  it('is bounded by its limit, and by that of the pool above it (H13)', () => {
    const cpu = cpuOf({ a: { resourcePool: 'inner', vcpu: 2 }, b: { demand: { cpu: '10 %' } }, c: { resourcePool: 'outer', demand: { cpu: '100 %' } } }, { resourcePools: { outer: pool({ cpu: { limit: '800 MHz' } }), inner: { parent: 'outer', cpu: { limit: '100 MHz' } } } });
    expect(each(cpu, 'entitled', 'a', 'b', 'c')).toEqual([100, 100, 700]);
  });

  it('guarantees what it has reserved, and what its members have (H2, H13)', () => {
    const reserving = cpuOf({ a: { resourcePool: 'p', vcpu: 2 }, b: { vcpu: 8 } }, { resourcePools: { p: pool({ cpu: { reservation: '1.5 GHz' } }) } });
    expect([each(reserving, 'entitled', 'a', 'b'), reserving.reserved]).toEqual([[1500, 500], 1500]);
    const members = cpuOf({ a: { resourcePool: 'p', vcpu: 2, cpu: { reservation: '1.8 GHz' } }, b: { vcpu: 8 } }, { resourcePools: { p: pool({ cpu: { shares: 'low' } }) } });
    expect([each(members, 'entitled', 'a', 'b'), members.reserved, members.pools.get('p')?.reservedInside]).toEqual([[1800, 200], 1800, 1800]);
  });

  it('does not reach beyond its host or its cluster, and one in a circle reaches nowhere (H14)', () => {
    const pools = { elsewhere: { parent: 'other' }, mine: { parent: 'c' }, loose: {}, x: { parent: 'y' }, y: { parent: 'x' } };
    const vms = Object.fromEntries(Object.keys(pools).map((id) => [`in-${id}`, { resourcePool: id }]));
    const rest = { clusters: { c: {}, d: {} }, resourcePools: pools, hosts: { other: {} } };
    expect([...cpuOf(vms, rest, { cluster: 'c' }).pools.keys()]).toEqual(['loose', 'mine']);
    expect([...cpuOf(vms, rest, { cluster: 'd' }).pools.keys()]).toEqual(['loose']);
  });

  it('is there on its host even where it holds no VM', () => {
    expect([...cpuOf({}, { resourcePools: { p: pool({}), below: { parent: 'p' } } }).pools.keys()]).toEqual(['below', 'p']);
  });

  it('of a cluster is split over its hosts by what its VMs demand there (H15)', () => {
    const rest = {
      clusters: { c: {} }, resourcePools: { p: { parent: 'c', cpu: { reservation: '2 GHz', limit: '4 GHz' } } }, hosts: { i: { cluster: 'c', cpu: { cores: 4, clock: '1 GHz' } } },
    };
    const host = { cluster: 'c', cpu: { cores: 4, clock: '1 GHz' } };
    const there = cpuOf({ a: { resourcePool: 'p', demand: { cpu: '50 %' } }, b: { host: 'i', resourcePool: 'p', vcpu: 2, demand: { cpu: '75 %' } } }, rest, host);
    expect(there.pools.get('p')).toMatchObject({ reservation: 500, limit: 1000, shares: 1000, demand: 500 });
    const idle = cpuOf({ a: { resourcePool: 'p', demand: { cpu: '0 %' } }, b: { host: 'i', resourcePool: 'p', vcpu: 4, demand: { cpu: '0 %' } } }, rest, host);
    expect(idle.pools.get('p')).toMatchObject({ reservation: 400, limit: 800 });
  });
});
