import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hypervisors } from '../../../../src/core/catalogue/releases';
import { vmFiles } from '../../../../src/core/hypervisor/machine/vmFiles';
import type { JsonValue } from '../../../../src/core/model/change';
import type { Estate } from '../../../../src/core/model/estate';
import { contentsOf } from '../../../../src/core/storage/capacity/contents';
import { explainSize } from '../../../../src/core/storage/capacity/explainSize';
import { explainUse } from '../../../../src/core/storage/capacity/explainUse';
import { growthOf } from '../../../../src/core/storage/capacity/growth';
import { spreadCopies } from '../../../../src/core/storage/capacity/sizes';
import { spaceOfLayer } from '../../../../src/core/storage/capacity/space';
import { takersOf } from '../../../../src/core/storage/capacity/use';
import type { Layer } from '../../../../src/core/storage/layers';
import { mainFile, sessionOf } from '../../../support/estate';
import '../../../support/laws';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageChanges, storageIds } from '../../../support/randomStorage';
import { estateOf } from '../../../support/worlds';

const { hosts, arrays, groups, exports, hostDisks, storagePools, datastores } = storageIds;
const classic = ['san', 'nas', 'shelf'];
const whole: readonly Layer[] = [...arrays.map((array): Layer => ({ kind: 'array', array })), ...storagePools.map((pool): Layer => ({ kind: 'pool', pool }))];
const layers: readonly Layer[] = [
  ...whole, ...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })), ...hosts.flatMap((host) => hostDisks.map((disks): Layer => ({ kind: 'disks', host, disks }))),
  ...classic.flatMap((array) => [...groups.map((group): Layer => ({ kind: 'group', array, group })), ...exports.map((name): Layer => ({ kind: 'export', array, export: name }))]),
];
const rounding = 1 + 1e-9;

/** A document with the entry or part at a path taken away. */
function without(document: JsonValue, path: readonly string[]): JsonValue {
  const made = structuredClone(document) as Record<string, unknown>;
  let at: Record<string, unknown> | undefined = made;
  for (const step of path.slice(0, -1)) at = at?.[step] as Record<string, unknown> | undefined;
  if (at) delete at[path.at(-1) ?? ''];
  return made as JsonValue;
}

describe('the space of every layer', () => {
  it('is usable at most as far as there are disks, taken at most as far as it is promised, and free is what is left (M5, D4, D9)', () => {
    fc.assert(fc.property(randomStorage(), (document) => {
      const estate = estateOf(document);
      for (const layer of layers) {
        const { raw, usable, provisioned, used, worstCase, free, logical } = spaceOfLayer(estate, layer);
        if (raw !== undefined && usable !== undefined) expect(usable).toBeLessThanOrEqual(raw * rounding);
        expect(used).toBeLessThanOrEqual(provisioned * rounding);
        expect(used).toBeLessThanOrEqual(worstCase * rounding);
        expect(used).toBeLessThanOrEqual(logical * rounding);
        expect(free).toBe(usable === undefined ? undefined : usable - used);
        for (const bytes of [raw ?? 0, usable ?? 0, provisioned, used, worstCase, logical]) expect(Number.isFinite(bytes) && bytes >= 0).toBe(true);
      }
    }), { numRuns: 150 });
  });

  it('holds of replicas what those take who are replicated, wherever that is (D10)', () => {
    fc.assert(fc.property(randomStorage({ unknowns: false }), fc.constantFrom(...datastores), fc.constantFrom('p1', 'p2', 'nas', 'nas/g1'), (document, datastore, target) => {
      const replicated = structuredClone(document) as { datastores: Record<string, { replication?: unknown }> };
      const of = replicated.datastores[datastore];
      if (of) of.replication = { mode: 'async', target };
      const [before, after] = [without(replicated as unknown as JsonValue, ['datastores', datastore, 'replication']), replicated].map((each) => estateOf(each as object));
      const layer: Layer = target === 'nas/g1' ? { kind: 'group', array: 'nas', group: 'g1' } : target === 'nas' ? { kind: 'array', array: 'nas' } : { kind: 'pool', pool: target };
      if (!before || !after) throw new Error('There is no estate.');
      const replica = takersOf(after, layer).find(({ kind, layer: source }) => kind === 'replica' && source.kind === 'datastore' && source.datastore === datastore)?.use;
      const [was, is] = [spaceOfLayer(before, layer), spaceOfLayer(after, layer)];
      expect(is.provisioned - was.provisioned).toBeCloseTo(replica?.provisioned ?? NaN, -3);
      expect(is.logical - was.logical).toBeCloseTo(replica?.logical ?? NaN, -3);
    }), { numRuns: 100 });
  });

  it('can be explained in whole sentences', () => {
    fc.assert(fc.property(randomStorage(), (document) => {
      const estate = estateOf(document);
      for (const layer of layers) for (const sentence of [...explainSize(estate, layer), ...explainUse(estate, layer)]) expect(sentence).toMatch(/^[A-Z0-9−-](?!.*(undefined|NaN|Infinity)).*\.$/);
    }), { numRuns: 60 });
  });

  it('is after edits what it is from scratch', () => {
    const answers = (estate: Estate): unknown => [layers.map((layer) => spaceOfLayer(estate, layer)), datastores.map((id) => estate.query(growthOf, id))];
    fc.assert(fc.property(randomStorage(), fc.array(storageChanges(), { minLength: 1, maxLength: 6 }), (document, changes) => {
      const session = sessionOf(JSON.stringify(document));
      answers(session.estate);
      for (const change of changes) {
        carryOut(session, [change]);
        answers(session.estate);
      }
      expect(answers(session.estate)).toEqual(answers(sessionOf(session.document(mainFile)?.text ?? '').estate));
    }), { numRuns: 100 });
  });
});

describe('taking away a part', () => {
  // Without an array that is made of them, the disks of hosts are there all the same, and may be a member of a pool by themselves (M7).
  const parts = fc.oneof(
    fc.tuple(fc.constant('arrays'), fc.constantFrom(...classic), fc.constant('groups'), fc.constantFrom(...groups)), fc.tuple(fc.constant('arrays'), fc.constantFrom(...classic)),
    fc.tuple(fc.constant('hosts'), fc.constantFrom(...hosts)), fc.tuple(fc.constant('hosts'), fc.constantFrom(...hosts), fc.constant('disks'), fc.constantFrom(...hostDisks)),
  );

  it('never makes an array or a pool larger (M6, M7)', () => {
    fc.assert(fc.property(randomStorage(), fc.array(parts, { minLength: 1, maxLength: 3 }), (document, taken) => {
      const [before, after] = [estateOf(document), estateOf(taken.reduce<JsonValue>((made, path) => without(made, path), document))];
      for (const layer of whole) expect(spaceOfLayer(after, layer).usable ?? 0).toBeLessThanOrEqual((spaceOfLayer(before, layer).usable ?? 0) * rounding);
    }), { numRuns: 200 });
  });

  it('never makes what is taken or promised of a datastore more, when it is a VM', () => {
    fc.assert(fc.property(randomStorage({ special: false }), fc.constantFrom(...storageIds.vms), (document, vm) => {
      const [before, after] = [estateOf(document), estateOf(without(document, ['vms', vm]))];
      for (const datastore of datastores) {
        const [was, is] = [before, after].map((estate) => spaceOfLayer(estate, { kind: 'datastore', datastore }));
        for (const field of ['used', 'provisioned', 'worstCase'] as const) expect(is?.[field] ?? 0).toBeLessThanOrEqual((was?.[field] ?? 0) * rounding);
      }
    }), { numRuns: 100 });
  });
});

describe('copies in failure domains', () => {
  /** Places one unit of data after the other, each copy in another domain, where most room is left: no way places more. */
  function placed(domains: readonly number[], copies: number): number {
    const left = [...domains];
    for (let units = 0; ; units++) {
      left.sort((a, b) => b - a);
      if ((left[copies - 1] ?? 0) < 1) return units;
      for (let n = 0; n < copies; n++) left[n] = (left[n] ?? 0) - 1;
    }
  }

  it('are as many as can be placed one after the other (M7)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 7 }), fc.integer({ min: 1, max: 5 }), (domains, copies) => {
      expect(Math.floor(spreadCopies(domains, copies) + 1e-9)).toBe(placed(domains, copies));
    }), { numRuns: 500 });
  });
});

describe('what VMs have on a datastore', () => {
  const size = fc.integer({ min: 1, max: 500 }).map((n) => `${n} GiB`);
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const disk = fc.record({
    datastore: fc.constantFrom('d1', 'd2'), size: maybe(size), used: maybe(fc.constant('10 %')), provisioning: maybe(fc.constantFrom('thin', 'thick-eager')),
    mode: maybe(fc.constantFrom('independent', 'persistent')), raw: fc.option(fc.constant('naa.1'), { nil: undefined, freq: 6 }), format: maybe(fc.constantFrom('qcow2', 'vmdk')),
  });
  const vm = fc.record({
    host: fc.constant('h'), memory: maybe(size), memoryAllocation: maybe(fc.record({ reservation: size })), power: maybe(fc.constantFrom('on', 'off', 'suspended')), template: maybe(fc.boolean()),
    firmware: maybe(fc.constantFrom('bios', 'uefi')), tpm: maybe(fc.boolean()), linkedTo: fc.option(fc.constant('base'), { nil: undefined, freq: 6 }), path: maybe(fc.constantFrom('[d1] v/v.vmx', '[second] v/v.vmx')),
    disks: fc.record({ a: disk, b: maybe(disk) }), snapshots: maybe(fc.array(fc.record({ size: maybe(size), memory: maybe(fc.boolean()) }), { maxLength: 3 })),
  });
  // Only where a disk is a file of its own can its files be summed up.
  const releases = hypervisors().filter(({ traits }) => traits.files.some(({ size: of, per }) => of.kind === 'disk' && per === 'disk'));

  it('is the sum of the files it consists of, whatever the product (F1, F4, F7, F8, D3)', () => {
    fc.assert(fc.property(fc.constantFrom(...releases), vm, (release, v) => {
      const estate = estateOf(JSON.parse(JSON.stringify({ hosts: { h: { hypervisor: release.id } }, datastores: { d1: {}, d2: { name: 'second' } }, vms: { v } })));
      const files = vmFiles(estate, 'v');
      for (const datastore of ['d1', 'd2']) {
        const { disks, snapshots, swap, memory, suspended, other } = estate.query(contentsOf, datastore);
        const expected = files.reduce((sum, file) => sum + (file.datastore === datastore && file.exists === 'now' ? (file.bytes ?? 0) : 0), 0);
        expect(disks + snapshots + swap + memory + suspended + other).toBeCloseTo(expected, 0);
      }
    }), { numRuns: 400 });
  });
});
