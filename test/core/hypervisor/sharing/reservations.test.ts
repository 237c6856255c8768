import { describe, expect, it } from 'vitest';
import { freeReservation, type Asking } from '../../../../src/core/hypervisor/sharing/reservations';
import { estateOf } from '../../../support/worlds';

type World = Readonly<Record<string, unknown>>;
const free = (world: World, asking: Partial<Asking> = {}, of: 'cpu' | 'memory' = 'cpu'): unknown => {
  const found = freeReservation(estateOf(world), of, { host: 'h', ...asking });
  return [of === 'cpu' ? found.free : found.free / 2 ** 30, found.within];
};
const host = { cpu: { cores: 10, clock: '1 GHz' }, memory: '64 GiB' };
const reserving = (cpu: string, resourcePool?: string): World => ({ host: 'h', ...(resourcePool === undefined ? {} : { resourcePool }), cpu: { reservation: cpu } });

describe('an expandable reservation', () => {
  /** Pool A of 6 GHz with a VM of 1 GHz, and below it pool B of 2 GHz. */
  const pools = (expandable: boolean, limit?: string): World => ({
    A: { parent: 'h', cpu: { reservation: '6 GHz' }, expandable: false }, B: { parent: 'A', cpu: { reservation: '2 GHz', ...(limit === undefined ? {} : { limit }) }, expandable },
  });
  const world = (vms: World, expandable = true, limit?: string): World => ({ hosts: { h: host }, resourcePools: pools(expandable, limit), vms: { m1: reserving('1 GHz', 'A'), ...vms } });

  it('takes from the parent what a pool has not itself: two VMs of 2 GHz fit, and 1 GHz is left (vSphere 6.7 Resource Management) (H16)', () => {
    expect(free(world({}), { pool: 'B' })).toEqual([5000, 'resource pool "A"']);
    expect(free(world({ c1: reserving('2 GHz', 'B') }), { pool: 'B' })).toEqual([3000, 'resource pool "A"']);
    const both = world({ c1: reserving('2 GHz', 'B'), c2: reserving('2 GHz', 'B') });
    expect([free(both, { pool: 'B' }), free(both, { pool: 'A' })]).toEqual([[1000, 'resource pool "A"'], [1000, 'resource pool "A"']]);
  });

  it('is bounded by what the pool has itself where it may not expand', () => {
    expect(free(world({ c1: reserving('2 GHz', 'B') }, false), { pool: 'B' })).toEqual([0, 'resource pool "B"']);
  });

  it('never goes beyond the limit of the pool (H16)', () => {
    expect(free(world({ c1: reserving('2 GHz', 'B') }, true, '2.5 GHz'), { pool: 'B' })).toEqual([500, 'resource pool "B"']);
  });

  it('is asked about as if a VM were gone', () => {
    expect(free(world({ c1: reserving('2 GHz', 'B'), c2: reserving('2 GHz', 'B') }), { pool: 'B', without: 'c2' })).toEqual([3000, 'resource pool "A"']);
  });
});

describe('what is unreserved on a host', () => {
  it('is what its VMs and its pools leave', () => {
    const world = { hosts: { h: host }, resourcePools: { A: { parent: 'h', cpu: { reservation: '6 GHz' } } }, vms: { a: reserving('1 GHz'), b: reserving('2 GHz', 'A'), off: { ...reserving('2 GHz'), power: 'off' } } };
    expect([free(world), free(world, { pool: 'A' })]).toEqual([[3000, 'host "h"'], [7000, 'host "h"']]);
  });

  it('holds the overhead of running VMs and what the hypervisor keeps', () => {
    const world = { policies: { hostMemoryReserve: '25 %' }, hosts: { h: { ...host, hypervisor: 'esxi-7.0' } }, vms: { a: { host: 'h', memory: '16 GiB', memoryAllocation: { reservation: '8 GiB' } } } };
    expect(free(world, {}, 'memory')).toEqual([48 - 8 - 139.62 / 1024, 'host "h"']);
  });

  it('is not known where the document does not say what there is', () => {
    expect(free({ hosts: { h: {} } })).toEqual([Infinity, 'host "h"']);
  });
});

describe('a pool of a cluster', () => {
  const world = { clusters: { c: {} }, hosts: { h: { ...host, cluster: 'c' }, i: { ...host, cluster: 'c' } }, resourcePools: { P: { parent: 'c', cpu: { reservation: '12 GHz' } } } };

  it('has what the hosts have together, but a VM takes it from one of them (H17)', () => {
    expect(free({ ...world, vms: { a: reserving('4 GHz', 'P') } }, { pool: 'P' })).toEqual([6000, 'host "h"']);
    expect(free({ ...world, vms: { a: { ...reserving('9 GHz', 'P'), host: 'i' }, b: { ...reserving('1 GHz'), host: 'i' } } }, { pool: 'P' })).toEqual([10_000, 'cluster "c"']);
  });

  it('leaves VMs outside of it what it has not reserved', () => {
    expect(free(world)).toEqual([8000, 'cluster "c"']);
  });

  it('does not reach onto hosts of other clusters', () => {
    expect(free({ ...world, hosts: { ...world.hosts, h: { ...host, cluster: 'other' } } }, { pool: 'P' })).toEqual([10_000, 'host "h"']);
  });
});
