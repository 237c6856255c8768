import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lost } from '../../../../src/core/storage/failures/component';
import { storageLossOf } from '../../../../src/core/storage/failures/losses';
import { recoveryOf, replicaOf } from '../../../../src/core/storage/failures/replication';
import { survivorsOf } from '../../../../src/core/storage/failures/survivors';
import type { Estate } from '../../../../src/core/model/estate';
import { layerKey, type Layer } from '../../../../src/core/storage/layers';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageChanges, storageIds } from '../../../support/randomStorage';
import { estateOf } from '../../../support/worlds';
import '../../../support/laws';

const { sites, hosts, arrays, groups, hostDisks, storagePools, datastores, exports } = storageIds;
const classic = fc.constantFrom('san', 'nas', 'shelf');
const component: fc.Arbitrary<Lost> = fc.oneof(
  fc.record({ kind: fc.constant('disk'), array: classic, group: fc.constantFrom(...groups) }),
  fc.record({ kind: fc.constant('host-disk'), host: fc.constantFrom(...hosts), disks: fc.constantFrom(...hostDisks) }),
  fc.record({ kind: fc.constant('group'), array: classic, group: fc.constantFrom(...groups) }),
  fc.record({ kind: fc.constant('controller'), array: classic, controller: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('array-port'), array: classic, port: fc.constantFrom('c1', 'c2') }),
  fc.record({ kind: fc.constant('hba'), host: fc.constantFrom(...hosts), hba: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constant('host'), host: fc.constantFrom(...hosts) }),
  fc.record({ kind: fc.constant('array'), array: fc.constantFrom(...arrays) }),
  fc.record({ kind: fc.constant('site'), site: fc.constantFrom(...sites) }),
  fc.constant<Lost>({ kind: 'site-link', sites: ['s1', 's2'] }),
) as fc.Arbitrary<Lost>;

const layers: readonly Layer[] = [
  ...arrays.map((array): Layer => ({ kind: 'array', array })), ...['san', 'nas', 'shelf'].flatMap((array) => [...groups.map((group): Layer => ({ kind: 'group', array, group })), ...exports.map((name): Layer => ({ kind: 'export', array, export: name }))]),
  ...storagePools.map((pool): Layer => ({ kind: 'pool', pool })), ...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })), ...hosts.flatMap((host) => hostDisks.map((disks): Layer => ({ kind: 'disks', host, disks }))),
];
const rank = { whole: 0, degraded: 1, lost: 2 } as const;

describe('whatever is lost', () => {
  it('makes no layer larger or better, and losing more makes none larger or better than losing less (X4)', () => {
    fc.assert(fc.property(randomStorage(), fc.array(component, { maxLength: 3 }), component, (document, some, more) => {
      const estate = estateOf(document);
      const [none, less, all] = [survivorsOf(estate, []), survivorsOf(estate, some), survivorsOf(estate, [...some, more])];
      for (const layer of layers) {
        const name = layerKey(layer);
        expect([name, less.usableOf(layer) ?? 0]).toSatisfy(([, size]: [string, number]) => size <= (none.usableOf(layer) ?? 0) * (1 + 1e-9));
        expect([name, all.usableOf(layer) ?? 0]).toSatisfy(([, size]: [string, number]) => size <= (less.usableOf(layer) ?? 0) * (1 + 1e-9));
        expect([name, rank[all.stateOf(layer)]]).toSatisfy(([, state]: [string, number]) => state >= rank[less.stateOf(layer)]);
      }
    }), { numRuns: 150 });
  });

  it('leaves all as it is where nothing is lost (X4)', () => {
    fc.assert(fc.property(randomStorage(), (document) => {
      expect(storageLossOf(estateOf(document), [])).toEqual({ layers: [], datastores: [], vms: [] });
    }), { numRuns: 50 });
  });

  it('lets fewer datastores survive, the more it is (X4, X5)', () => {
    const gone = (estate: Estate, lost: readonly Lost[]): readonly string[] => storageLossOf(estate, lost).datastores.flatMap(({ kind, datastore }) => (kind === 'lost' || kind === 'unreached' ? [datastore] : []));
    fc.assert(fc.property(randomStorage(), fc.array(component, { maxLength: 3 }), component, (document, some, more) => {
      const estate = estateOf(document);
      const all = gone(estate, [...some, more]);
      expect(gone(estate, some).filter((datastore) => !all.includes(datastore))).toEqual([]);
    }), { numRuns: 150 });
  });
});

describe('replicas after edits', () => {
  it('are what they are from scratch (X6)', () => {
    const answers = (estate: Estate): unknown => [...storagePools.map((pool): Layer => ({ kind: 'pool', pool })), ...datastores.map((datastore): Layer => ({ kind: 'datastore', datastore }))].map((layer) => {
      const replica = estate.query(replicaOf, layerKey(layer));
      return replica ? [replica, recoveryOf(estate, replica)] : undefined;
    });
    fc.assert(fc.property(randomStorage(), fc.array(storageChanges(), { minLength: 1, maxLength: 5 }), (document, changes) => {
      const session = sessionOf(JSON.stringify(document));
      answers(session.estate);
      for (const change of changes) {
        carryOut(session, [change]);
        answers(session.estate);
      }
      expect(answers(session.estate)).toEqual(answers(sessionOf(session.document(mainFile)?.text ?? '').estate));
    }), { numRuns: 60 });
  });
});
