import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasCpuForAll, hostCpu, worstCaseOf } from '../../../../src/core/hypervisor/sharing/hostCpu';
import type { Estate } from '../../../../src/core/model/estate';
import { estateOf } from '../../../support/worlds';

/** Whether everybody gets all they could use when all want it at once, by the whole of the model. */
function nobodyEverWaits(estate: Estate): boolean {
  const { consumers, demand, capacity } = estate.query(hostCpu, 'h');
  const clock = 1000;
  return demand <= capacity && [...consumers].every(([consumer, { vcpus, limit }]) => worstCaseOf(estate, 'h', consumer) >= Math.min(vcpus * clock, limit) * (1 - 1e-9));
}

const maybe = <T>(what: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(what, { nil: undefined });
const host = fc.record({
  cpu: fc.record({ cores: fc.integer({ min: 1, max: 12 }), threads: fc.constantFrom(1, 2), clock: fc.constant('1 GHz') }),
  ownDemand: fc.constantFrom(undefined, undefined, { cpu: '40 %' }),
});
const vm = fc.record({
  host: fc.constant('h'), vcpu: fc.integer({ min: 1, max: 4 }), resourcePool: fc.constantFrom(undefined, undefined, undefined, 'p'),
  power: fc.constantFrom(undefined, undefined, 'off'), cpu: maybe(fc.record({ limit: fc.constantFrom('500 MHz', '3 GHz') })), demand: fc.constantFrom(undefined, { cpu: '60 %' }),
});
const container = fc.record({ on: fc.constant('h'), cpus: fc.constantFrom(undefined, 1, 6) });
const policies = fc.record({ smtGain: fc.constantFrom(undefined, '30 %'), hypervisorCpu: fc.constantFrom(undefined, '20 %') });

const keyed = <T>(items: readonly T[]): Readonly<Record<string, T>> => Object.fromEntries(items.map((item, i) => [`e${i}`, item]));

it('where there is CPU for all, nobody ever waits', () => {
  let times = 0;
  fc.assert(fc.property(host, fc.array(vm, { maxLength: 5 }), fc.array(container, { maxLength: 1 }), policies, (h, vms, containers, said) => {
    const world = { policies: said, hosts: { h }, vms: keyed(vms), containers: keyed(containers), resourcePools: { p: { parent: 'h', cpu: { limit: '1 GHz' } } } };
    const estate = estateOf(JSON.parse(JSON.stringify(world)));
    if (!hasCpuForAll(estate, 'h')) return;
    times++;
    expect(nobodyEverWaits(estate)).toBe(true);
  }), { numRuns: 1000 });
  expect(times).toBeGreaterThan(100);
});
