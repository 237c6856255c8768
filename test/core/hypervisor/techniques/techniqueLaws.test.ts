import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypervisors } from '../../../../src/core/catalogue/releases';
import { containerFit } from '../../../../src/core/hypervisor/containers/containers';
import { guestSupport } from '../../../../src/core/hypervisor/techniques/guestSupport';
import { layersOf } from '../../../../src/core/hypervisor/techniques/layers';
import { processorIn } from '../../../../src/core/hypervisor/techniques/setting';
import { cpuCost, techniqueOf } from '../../../../src/core/hypervisor/techniques/techniques';
import type { JsonValue } from '../../../../src/core/model/change';
import type { Estate } from '../../../../src/core/model/estate';
import '../../../support/laws';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';

const hosts = ['a', 'b', 'c'];
const vms = ['x', 'y', 'z'];
const releases = hypervisors().map(({ id }) => id);
const part = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const architectures = fc.constantFrom('x86-64', 'x86', 'arm64');

const hostEntries = fc.record({
  hypervisor: part(fc.constantFrom(...releases, 'docker', 'unheard-of')), hostOs: part(fc.constantFrom('debian-12', 'windows-server-2022', 'windows-11')), vm: part(fc.constantFrom(...vms)),
  cpu: part(fc.record({ generation: part(fc.constantFrom('merom', 'nehalem', 'ice-lake', 'k8', 'zen-3', 'ampere-altra')), virtualization: part(fc.boolean()), architecture: part(architectures), extensions: part(fc.constant(['ept'])) })),
});
const vmEntries = fc.record({
  host: part(fc.constantFrom(...hosts)), virtualization: part(fc.constantFrom('full', 'paravirtual', 'emulation')), architecture: part(architectures), nested: part(fc.boolean()),
  guest: part(fc.constantFrom('debian-12', 'windows-server-2022', 'windows-server-2019', 'macos', 'home-made')),
});
const containerEntries = fc.record({ on: part(fc.constantFrom(...hosts, ...vms)), engine: part(fc.constantFrom('docker', 'lxc')), os: part(fc.constantFrom('linux', 'windows-server-2019', 'windows-server-2025')), architecture: part(architectures) });
const entriesOf = <T>(ids: readonly string[], entry: fc.Arbitrary<T>) => fc.record(Object.fromEntries(ids.map((id) => [id, entry])), { requiredKeys: [] });
const worlds = fc.record({ hosts: entriesOf(hosts, hostEntries), vms: entriesOf(vms, vmEntries), containers: entriesOf(['k'], containerEntries) }).map((world) => JSON.parse(JSON.stringify(world)) as Readonly<Record<string, Readonly<Record<string, JsonValue>>>>);

/** Everything that is told of hosts, VMs and containers here. */
const told = (estate: Estate): unknown => [
  hosts.map((id) => layersOf(estate, id)),
  vms.map((id) => [techniqueOf(estate, id), cpuCost(estate, id), guestSupport(estate, estate.value('vms', id) ?? {})]),
  containerFit(estate, estate.value('containers', 'k') ?? {}),
];

describe('the technique of a VM', () => {
  it('after changes is what it is from scratch', () => {
    const changes = fc.array(fc.tuple(worlds, fc.constantFrom('hosts', 'vms', 'containers'), fc.nat(2)), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(worlds, changes, (world, changed) => {
      const session = sessionOf(JSON.stringify(world));
      told(session.estate);
      for (const [other, collection, at] of changed) {
        const [id, value] = Object.entries(other[collection] ?? {})[at] ?? [];
        if (id === undefined || value === undefined) continue;
        carryOut(session, [{ kind: 'set', file: mainFile, path: [collection, id], value }]);
        told(session.estate);
      }
      expect(told(session.estate)).toEqual(told(sessionOf(session.document(mainFile)?.text ?? '').estate));
    }), { numRuns: 150 });
  });

  it('is one its product has and the VM allows, with everything there that it needs', () => {
    fc.assert(fc.property(worlds, (world) => {
      const { estate } = sessionOf(JSON.stringify(world));
      for (const id of vms) {
        const answer = techniqueOf(estate, id);
        const vm = estate.value('vms', id);
        if (answer.kind !== 'technique') continue;
        expect(Object.keys(answer.release.traits.techniques)).toContain(answer.technique);
        const { lacks } = processorIn(estate, vm?.host ?? '');
        expect(answer.needs.filter((extension) => lacks.has(extension))).toEqual([]);
        if (vm?.virtualization === 'paravirtual' || vm?.virtualization === 'emulation') expect(answer.technique).toBe(vm.virtualization);
        expect(answer.cost).toBeGreaterThanOrEqual(1);
        expect(cpuCost(estate, id).factor).toBe(answer.cost);
      }
    }), { numRuns: 150 });
  });

  it('is impossible for a reason only, and never where the document says nothing of processors, architecture and technique (T3)', () => {
    fc.assert(fc.property(worlds, (world) => {
      const { estate } = sessionOf(JSON.stringify(world));
      for (const id of vms) {
        const answer = techniqueOf(estate, id);
        if (answer.kind === 'impossible') expect(answer.reasons.length).toBeGreaterThan(0);
      }
    }), { numRuns: 100 });
    for (const hypervisor of releases) {
      const { estate } = sessionOf(JSON.stringify({ hosts: { h: { hypervisor } }, vms: { v: { host: 'h' } } }));
      expect([hypervisor, techniqueOf(estate, 'v').kind]).toEqual([hypervisor, 'technique']);
    }
  });
});
