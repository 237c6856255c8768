import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../src/core/model/change';
import { layerKey, type Layer } from '../../../../src/core/storage/layers';
import { loadOf } from '../../../../src/core/storage/performance/loads';
import { iopsOf, throughputOf, type StorageLoad } from '../../../../src/core/storage/performance/storageLoad';
import type { Session } from '../../../../src/features/session';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageChanges, storageIds } from '../../../support/randomStorage';
import { estateOf } from '../../../support/worlds';

const { datastores, arrays, groups, exports, hosts, hostDisks, storagePools } = storageIds;
const layers: readonly Layer[] = [
  ...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })), ...storagePools.map((pool): Layer => ({ kind: 'pool', pool })), ...arrays.map((array): Layer => ({ kind: 'array', array })),
  ...arrays.flatMap((array) => [...groups.map((group): Layer => ({ kind: 'group', array, group })), ...exports.map((name): Layer => ({ kind: 'export', array, export: name }))]),
  ...hosts.flatMap((host) => hostDisks.map((disks): Layer => ({ kind: 'disks', host, disks }))),
];
const keys = layers.map(layerKey);
type Demanding = Readonly<Record<string, { readonly demand?: { readonly iops?: string; readonly iopsPeak?: string }; readonly disks: Readonly<Record<string, object>> }>>;
interface Document {
  readonly vms: Demanding;
  readonly containers: Readonly<Record<string, { readonly demand?: { readonly iops?: string } }>>;
  readonly hosts: Readonly<Record<string, { readonly disks: Readonly<Record<string, object>> }>>;
  readonly arrays: Readonly<Record<string, object>>;
  readonly storagePools: Readonly<Record<string, object>>;
}

const nearly = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const grown = (a: number, b: number): boolean => b >= a || nearly(a, b);

/** The same with each VM and container asking for so many times as much, held to no limit. */
function times(document: JsonValue, factor: number): JsonValue {
  const { vms, containers, ...others } = document as unknown as Document;
  const scaled = (text: string | undefined): string | undefined => (text === undefined ? undefined : `${Number.parseInt(text, 10) * factor} IOPS`);
  return plain({
    ...others,
    containers: Object.fromEntries(Object.entries(containers).map(([id, container]) => [id, { ...container, ...(container.demand ? { demand: { iops: scaled(container.demand.iops) } } : {}) }])),
    vms: Object.fromEntries(Object.entries(vms).map(([id, vm]) => [id, {
      ...vm, disks: Object.fromEntries(Object.entries(vm.disks).map(([name, disk]) => [name, { ...disk, iopsLimit: undefined }])),
      ...(vm.demand ? { demand: { ...vm.demand, iops: scaled(vm.demand.iops), iopsPeak: scaled(vm.demand.iopsPeak) } } : {}),
    }])),
  });
}
const plain = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;

describe('laws of the speed of storage', () => {
  it('latency grows with demand, and so does the use of every stage', () => {
    fc.assert(fc.property(randomStorage(), fc.integer({ min: 1, max: 5 }), (document, factor) => {
      const [less, more] = [estateOf(times(document, 1)), estateOf(times(document, factor))];
      for (const key of keys) {
        const [a, b] = [less.query(loadOf, key), more.query(loadOf, key)];
        expect(grown(a.latencyMs ?? 0, b.latencyMs ?? 0), key).toBe(true);
        expect(grown(a.utilization ?? 0, b.utilization ?? 0), key).toBe(true);
        expect(nearly(iopsOf(a.demand) * factor, iopsOf(b.demand)), key).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('more disks in a group never make it slower', () => {
    const group = fc.record({ raid: fc.constantFrom('raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'raid50', 'raid60'), media: fc.constantFrom('hdd', 'ssd'), disks: fc.integer({ min: 8, max: 24 }) });
    fc.assert(fc.property(group, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 4000 }), (of, more, iops) => {
      const latency = (disks: number): number | undefined => estateOf({
        arrays: { san: { groups: { g: { size: '1 TB', ...of, disks } } } }, datastores: { d: { on: 'san/g' } }, vms: { a: { disks: { d: { datastore: 'd', size: '1 GiB' } }, demand: { iops: `${iops} IOPS` } } },
      }).query(loadOf, 'datastores/d').latencyMs;
      expect(grown(latency(of.disks + more) ?? 0, latency(of.disks) ?? 0)).toBe(true);
    }), { numRuns: 80 });
  });

  it('what VMs ask arrives at the disks, neither more nor less, where no cache or copy is in between', () => {
    fc.assert(fc.property(randomStorage({ replicas: false, special: false }), (document) => {
      const { arrays: all, storagePools: pools, hosts: of, ...others } = document as unknown as Document;
      const bare = plain({
        ...others, arrays: Object.fromEntries(Object.entries(all).map(([id, array]) => [id, { ...array, cache: undefined, ...(id === 'vsan' ? { redundancy: { copies: 1 } } : {}) }])),
        hosts: Object.fromEntries(Object.entries(of).map(([id, host]) => [id, { ...host, disks: Object.fromEntries(Object.entries(host.disks).map(([name, disks]) => [name, { ...disks, cache: false }])) }])),
        storagePools: Object.fromEntries(Object.entries(pools).map(([id, pool]) => [id, { ...pool, cache: undefined, redundancy: 'none' }])),
      });
      const estate = estateOf(bare);
      const sum = (of: readonly string[], measure: (key: string) => number): number => of.reduce((total, key) => total + measure(key), 0);
      const leaves = keys.filter((key) => key.includes('/groups/') || key.includes('/disks/'));
      const backed = datastores.map((id) => `datastores/${id}`).filter((key) => estate.query(loadOf, key).stages.length > 0);
      for (const measure of [iopsOf, throughputOf]) {
        const asked = sum(backed, (key) => measure(estate.query(loadOf, key).peak));
        expect(nearly(asked, sum(leaves, (key) => measure(estate.query(loadOf, key).peak)))).toBe(true);
      }
    }), { numRuns: 60 });
  });

  it('what a stage is asked for is what all who pass it ask', () => {
    fc.assert(fc.property(randomStorage({ special: false }), (document) => {
      const estate = estateOf(document);
      const loads = datastores.map((id) => estate.query(loadOf, `datastores/${id}`));
      for (const array of ['san', 'nas']) {
        const port = estate.query(loadOf, `arrays/${array}`).stages.find(({ kind }) => kind === 'port');
        expect(loads.flatMap(({ stages }) => stages.filter(({ kind, owner }) => kind === 'port' && owner === `arrays/${array}`)).every((stage) => stage.asked.iops === port?.asked.iops)).toBe(true);
      }
    }), { numRuns: 30 });
  });

  it('after any edits everything is as if worked out anew', () => {
    fc.assert(fc.property(randomStorage(), fc.array(storageChanges(), { minLength: 1, maxLength: 5 }), (document, changes) => {
      const session = sessionOf(JSON.stringify(document));
      const ask = ({ estate }: Session): readonly StorageLoad[] => keys.map((key) => estate.query(loadOf, key));
      ask(session);
      for (const change of changes) {
        carryOut(session, [change]);
        ask(session);
      }
      expect(ask(session)).toEqual(ask(sessionOf(session.document(mainFile)?.text ?? '')));
    }), { numRuns: 40 });
  });
});
