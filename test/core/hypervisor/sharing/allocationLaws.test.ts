import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostCpu } from '../../../../src/core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../../../src/core/hypervisor/sharing/hostMemory';
import type { HostCpu, HostMemory } from '../../../../src/core/hypervisor/sharing/allocation';
import type { JsonValue } from '../../../../src/core/model/change';
import type { Estate } from '../../../../src/core/model/estate';
import { mainFile, sessionOf } from '../../../support/estate';
import { applyFix } from '../../../support/findings';
import { carryOut, estateChanges, estateTexts } from '../../../support/randomEstate';
import { estateOf } from '../../../support/worlds';

const part = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const mhz = (most: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: most }).map((value) => `${value} MHz`);
const gib = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map((value) => `${value} GiB`);
const percent = fc.integer({ min: 0, max: 100 }).map((value) => `${value} %`);
const shares = fc.oneof(fc.constantFrom('high', 'normal', 'low'), fc.integer({ min: 0, max: 9000 }));
const allocation = (quantity: (most: number) => fc.Arbitrary<string>, most: number): fc.Arbitrary<unknown> => fc.record({ reservation: part(quantity(most)), limit: part(quantity(4 * most)), shares: part(shares) });
const pools = ['p', 'q', 'r', 'host', 'nowhere'];

/** Two hosts of a cluster with pools on them, in them and over both. */
const worlds = fc.record({
  policies: fc.record({ pageSharing: part(percent), hostMemoryReserve: part(fc.constant('10 %')), smtGain: part(fc.constant('25 %')), balloonLimit: part(percent) }),
  clusters: fc.constant({ c: {} }),
  hosts: fc.record({ h: fc.record({
    cluster: fc.constant('c'), hypervisor: part(fc.constantFrom('esxi-8.0', 'proxmox-8', 'kvm', 'hyperv-2022', 'virtualbox-7', 'qemu')), memory: gib(64),
    cpu: fc.record({ cores: fc.integer({ min: 1, max: 8 }), threads: fc.constantFrom(1, 2), clock: fc.constant('1 GHz') }), ownDemand: part(fc.record({ cpu: part(percent), memory: part(fc.constant('1 GiB')) })),
  }), i: fc.constant({ cluster: 'c', cpu: { cores: 4, clock: '2 GHz' }, memory: '32 GiB' }) }),
  resourcePools: fc.record({
    p: fc.record({ parent: fc.constant('c'), cpu: allocation(mhz, 4000), memory: allocation(gib, 16) }), q: fc.record({ parent: fc.constant('p'), cpu: allocation(mhz, 2000), memory: allocation(gib, 8) }),
    r: fc.record({ parent: fc.constantFrom('h', 'q') }), host: fc.record({ parent: fc.constant('h'), cpu: allocation(mhz, 2000) }), nowhere: fc.constant({}),
  }),
  vms: fc.dictionary(fc.constantFrom('a', 'b', 'd', 'e', 'f', 'g'), fc.record({
    host: fc.constantFrom('h', 'h', 'i'), vcpu: fc.integer({ min: 1, max: 8 }), memory: gib(32), cpu: part(allocation(mhz, 2000)), memoryAllocation: part(allocation(gib, 8)),
    resourcePool: part(fc.constantFrom(...pools)), demand: part(fc.record({ cpu: part(fc.oneof(percent, mhz(4000))), memory: part(percent) })),
  })),
  containers: fc.dictionary(fc.constantFrom('x', 'y'), fc.record({ on: fc.constant('h'), cpus: part(fc.constantFrom(0.5, 2)), memoryLimit: part(gib(8)), demand: part(fc.record({ cpu: percent, memory: part(fc.constant('1 GiB')) })) })),
}).map((world) => JSON.parse(JSON.stringify(world)) as Readonly<Record<string, Readonly<Record<string, unknown>>>>);

const atMost = (a: number, b: number): boolean => a <= b + 1e-6 * Math.max(1, Math.abs(b));
const near = (a: number, b: number): boolean => atMost(a, b) && atMost(b, a);
const cpuOn = (world: unknown): HostCpu => estateOf(world).query(hostCpu, 'h');
const memoryOn = (world: unknown): HostMemory => estateOf(world).query(hostMemory, 'h');
const hasNoPools = (world: Readonly<Record<string, Readonly<Record<string, unknown>>>>): unknown => ({ ...world, resourcePools: {} });

describe('whatever an estate is like', () => {
  it('the CPU that is given out is what there is, or all that is wanted and allowed (H1)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const cpu = cpuOn(world);
      const all = [...cpu.consumers.values()];
      expect(atMost(cpu.entitled, cpu.capacity) && all.every((one) => atMost(one.entitled, Math.min(one.demand, one.limit)) && one.entitled >= 0)).toBe(true);
      const plain = cpuOn(hasNoPools(world));
      const wanted = [...plain.consumers.values()].reduce((sum, one) => sum + Math.min(one.demand, one.limit), 0);
      expect(near(plain.entitled, Math.min(plain.capacity, wanted))).toBe(true);
    }));
  });

  it('what is wanted of a measured host is what was measured, unless more is said or less is all that the silent have (H9)', () => {
    fc.assert(fc.property(worlds, fc.integer({ min: 0, max: 100 }), (world, share) => {
      const { h } = world['hosts'] as { readonly h: Readonly<Record<string, unknown>> };
      const cpu = cpuOn({ ...world, hosts: { ...world['hosts'], h: { ...h, measured: { cpu: `${share} %` } } } });
      const all = [...cpu.consumers];
      const silent = all.filter(([, { basis }]) => basis === 'like-others');
      if (silent.length === 0) return;
      const said = all.reduce((sum, [, { basis, demand }]) => sum + (basis === 'said' ? demand : 0), 0);
      const measured = (share / 100) * cpu.cores * cpu.clock;
      expect(atMost(cpu.demand, Math.max(measured, said))).toBe(true);
      // A guest that costs more than it has runs at most on all it has: what is left then is nobody's.
      if (near(cpu.demand, Math.max(measured, said)) || silent.some(([, { cost }]) => cost !== 1)) return;
      expect(silent.every(([consumer, { demand, vcpus }]) => consumer.startsWith('containers/') || near(demand, vcpus * cpu.clock))).toBe(true);
    }));
  });

  it('reservations of CPU are honoured as far as they are wanted, where they fit together (H2)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const cpu = cpuOn(hasNoPools(world));
      const guaranteed = (one: { demand: number; limit: number; reservation: number }): number => Math.min(one.reservation, one.demand, one.limit);
      const all = [...cpu.consumers.values()];
      fc.pre(all.reduce((sum, one) => sum + guaranteed(one), 0) <= cpu.capacity);
      expect(all.every((one) => atMost(guaranteed(one), one.entitled))).toBe(true);
    }));
  });

  it('a pool gets no more than its limit, and gives out all that it got (H13)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const { pools: reached, entitled } = cpuOn(world);
      for (const [id, pool] of reached) {
        expect(atMost(pool.entitled, Math.min(pool.limit, entitled))).toBe(true);
        const below = [...reached].filter(([, { parent }]) => parent === id).reduce((sum, [, one]) => sum + one.entitled, 0);
        expect(atMost(below, pool.entitled)).toBe(true);
      }
    }));
  });

  it('the parts that a pool has on the hosts of its cluster are the whole (H15)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const estate = estateOf(world);
      const parts = ['h', 'i'].flatMap((host) => estate.query(hostCpu, host).pools.get('p') ?? []);
      fc.pre(parts.length > 0);
      expect(near(parts.reduce((sum, one) => sum + one.reservation, 0), estate.value('resourcePools', 'p')?.cpu?.reservation ?? 0)).toBe(true);
    }));
  });

  it('every byte of a VM is in RAM, shared, ballooned, compressed, swapped or lacking (H24)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const memory = memoryOn(world);
      for (const one of memory.consumers.values()) {
        expect(near(one.entitled + one.shared + one.ballooned + one.compressed / 2 + one.swapped + one.lacking, one.configured)).toBe(true);
        expect([one.entitled, one.shared, one.ballooned, one.compressed, one.swapped, one.lacking].every((bytes) => bytes >= -1e-3)).toBe(true);
      }
      expect(atMost(memory.entitled, Math.max(0, (memory.capacity ?? Infinity) - memory.own - memory.overhead))).toBe(true);
    }));
  });

  it('a host without limits and pools reclaims only when its state says so (H22, H25)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const vms = Object.fromEntries(Object.entries(world['vms'] ?? {}).map(([id, vm]) => [id, { ...(vm as object), memoryAllocation: {} }]));
      const memory = memoryOn({ ...world, resourcePools: {}, vms });
      const reclaimed = memory.ballooned + memory.compressed + memory.swapped + memory.lacking;
      if (memory.state === 'high') expect(reclaimed).toBeLessThan(1);
      if (memory.state === 'hard') expect(memory.compressed + memory.swapped).toBeGreaterThan(0);
      if (memory.state === 'soft') expect(memory.swapped + memory.compressed + memory.lacking).toBeLessThan(1);
    }));
  });

  it('one more VM brings no other more CPU, where everybody says what they use', () => {
    const saying = (entries: object | undefined): object => Object.fromEntries(Object.entries(entries ?? {}).map(([id, entry]) => {
      const fields = entry as { readonly demand?: object };
      return [id, { ...fields, demand: { cpu: '80 %', ...fields.demand } }];
    }));
    fc.assert(fc.property(worlds, fc.integer({ min: 1, max: 8 }), (world, vcpu) => {
      const vms = saying(world['vms']);
      const said = { ...world, resourcePools: {}, vms, containers: saying(world['containers']) };
      const [before, after] = [cpuOn(said), cpuOn({ ...said, vms: { ...vms, more: { host: 'h', vcpu, demand: { cpu: '100 %' } } } })];
      for (const [id, one] of before.consumers) expect(atMost(after.consumers.get(id)?.entitled ?? 0, one.entitled)).toBe(true);
    }));
  });
});

const hosts = ['h1', 'h2', 'h10', 'h03', 'ghost'];
const allocations = (estate: Estate): unknown => hosts.map((host) => [estate.query(hostCpu, host), estate.query(hostMemory, host)]);

describe('allocation after changes', () => {
  it('is what it is from scratch, whatever has changed', () => {
    fc.assert(fc.property(estateTexts, fc.array(estateChanges, { minLength: 1, maxLength: 8 }), (text, changes) => {
      const session = sessionOf(text);
      allocations(session.estate);
      for (const change of changes) {
        carryOut(session, [change]);
        allocations(session.estate);
      }
      const written = session.document(mainFile)?.text ?? '';
      expect(allocations(session.estate)).toEqual(allocations(sessionOf(written).estate));
    }), { numRuns: 60 });
  });

  it('is what it is from scratch where pools and containers change too', () => {
    const entry = fc.tuple(worlds, fc.constantFrom('hosts', 'vms', 'resourcePools', 'containers'), fc.nat(5));
    fc.assert(fc.property(worlds, fc.array(entry, { minLength: 1, maxLength: 5 }), (world, entries) => {
      const session = sessionOf(JSON.stringify(world));
      const both = (estate: Estate): unknown => ['h', 'i'].map((host) => [estate.query(hostCpu, host), estate.query(hostMemory, host)]);
      both(session.estate);
      for (const [other, collection, at] of entries) {
        const [id, value] = Object.entries(other[collection] ?? {})[at] ?? [];
        if (id === undefined) continue;
        carryOut(session, [{ kind: 'set', file: mainFile, path: [collection, id], value: value as JsonValue }]);
        both(session.estate);
      }
      expect(both(session.estate)).toEqual(both(sessionOf(session.document(mainFile)?.text ?? '').estate));
    }), { numRuns: 60 });
  });

  it('is the same value as long as nothing that counts has changed', () => {
    const session = sessionOf('{ "hosts": { "h": { "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "16 GiB" } }, "vms": { "a": { "host": "h", "vcpu": 2 } } }');
    const set = (path: readonly string[], value: string | number): void => applyFix(session, { title: '', changes: [{ kind: 'set', file: session.main, path, value }] });
    const both = (): readonly unknown[] => [session.estate.query(hostCpu, 'h'), session.estate.query(hostMemory, 'h')];
    const [cpu, memory] = both();
    set(['vms', 'a', 'name'], 'A');
    set(['hosts', 'h', 'rack'], 'R1');
    expect(both()[0]).toBe(cpu);
    expect(both()[1]).toBe(memory);
    set(['vms', 'a', 'vcpu'], 3);
    expect(both()[0]).not.toBe(cpu);
    expect(both()[1]).toBe(memory);
  });
});
