import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostlySaid } from '../../../../src/core/hypervisor/sharing/demand';
import { hostMemory, swappedBySaying } from '../../../../src/core/hypervisor/sharing/hostMemory';
import { memoryClaims } from '../../../../src/core/hypervisor/sharing/memoryClaims';
import type { Estate } from '../../../../src/core/model/estate';
import { estateOf } from '../../../support/worlds';

/** What is compressed and swapped, by the whole of the model. */
function byTheModel(estate: Estate): number {
  const { capacity, state, compressed, swapped } = estate.query(hostMemory, 'h');
  const isNoticed = capacity !== undefined && state !== 'high' && compressed + swapped >= 2 ** 20;
  return isNoticed && mostlySaid(estate.query(memoryClaims, 'h')) ? compressed + swapped : 0;
}

const size = fc.integer({ min: 1, max: 24 }).map((gib) => `${gib} GiB`);
const maybe = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(what, { nil: undefined });
const host = fc.record({
  memory: maybe(fc.integer({ min: 16, max: 96 }).map((gib) => `${gib} GiB`)),
  hypervisor: fc.constantFrom(undefined, 'esxi-8.0', 'proxmox-8', 'hyperv-2022', 'xenserver-8', 'virtualbox-7'),
  ownDemand: maybe(fc.record({ memory: size })),
});
const vm = fc.record({
  host: fc.constant('h'), memory: size, resourcePool: fc.constantFrom(undefined, undefined, 'p'), power: fc.constantFrom(undefined, undefined, 'off'),
  memoryAllocation: maybe(fc.record({ limit: maybe(size), reservation: maybe(size) })),
  demand: fc.constantFrom(undefined, { memory: '20 %' }, { memory: '90 %' }),
});
const container = fc.record({ on: fc.constant('h'), memoryLimit: maybe(size), demand: fc.constantFrom(undefined, { memory: '12 GiB' }) });

const keyed = <T>(items: readonly T[]): Readonly<Record<string, T>> => Object.fromEntries(items.map((item, i) => [`e${i}`, item]));

it('what a host swaps is what the whole model says, however it is told', () => {
  fc.assert(fc.property(host, fc.array(vm, { maxLength: 5 }), fc.array(container, { maxLength: 1 }), maybe(size), (h, vms, containers, limit) => {
    const world = { hosts: { h }, vms: keyed(vms), containers: keyed(containers), resourcePools: { p: { parent: 'h', memory: { limit } } } };
    const estate = estateOf(JSON.parse(JSON.stringify(world)) as Parameters<typeof estateOf>[0]);
    expect(swappedBySaying(estate, 'h')).toBe(byTheModel(estate));
  }), { numRuns: 1000 });
});

it.each([
  ['its own', { memoryAllocation: { limit: '3 GiB' } }],
  ['its pool\'s', { resourcePool: 'p' }],
])('a VM over %s limit swaps even where the host has room for all of it, once others are ballooned', (_, limited) => {
  const estate = estateOf({
    hosts: { h: { hypervisor: 'proxmox-8', memory: '16 GiB' } },
    resourcePools: { p: { parent: 'h', memory: { limit: '3 GiB' } } },
    vms: { a: { host: 'h', memory: '4 GiB', ...limited }, b: { host: 'h', memory: '10 GiB', memoryAllocation: { reservation: '1 GiB' }, demand: { memory: '20 %' } } },
  });
  expect(byTheModel(estate)).toBeGreaterThan(0);
  expect(swappedBySaying(estate, 'h')).toBe(byTheModel(estate));
});
