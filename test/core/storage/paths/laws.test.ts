import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../src/core/model/change';
import type { Estate } from '../../../../src/core/model/estate';
import type { Lost } from '../../../../src/core/storage/failures/component';
import { layerKey, type Layer } from '../../../../src/core/storage/layers';
import { arrayReach, pathsOf } from '../../../../src/core/storage/paths/paths';
import type { Reach } from '../../../../src/core/storage/paths/types';
import { unreachedFrom } from '../../../../src/core/storage/paths/unreached';
import { arraysUsedBy } from '../../../../src/core/storage/paths/used';
import { waysOf, waysWithout, type Ways } from '../../../../src/core/storage/paths/ways';
import { whoUses } from '../../../../src/core/storage/users';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageChanges, storageIds } from '../../../support/randomStorage';
import { estateOf } from '../../../support/worlds';
import '../../../support/laws';

const pairs = storageIds.hosts.flatMap((host) => storageIds.arrays.map((array) => [host, array] as const));
const reaches = (ways: Ways): readonly Reach[] => pairs.map(([host, array]) => arrayReach(ways, host, array));
const verdicts = (ways: Ways): readonly string[] => storageIds.hosts.flatMap((host) => storageIds.datastores.map((datastore) => pathsOf(ways, host, datastore).verdict));

const lost = fc.oneof(
  fc.tuple(fc.constantFrom(...storageIds.hosts), fc.constantFrom('a', 'b')).map(([host, hba]): Lost => ({ kind: 'hba', host, hba })),
  fc.constantFrom(...storageIds.hosts).map((host): Lost => ({ kind: 'host', host })),
  fc.constantFrom(...storageIds.arrays).map((array): Lost => ({ kind: 'array', array })),
  fc.tuple(fc.constantFrom('san', 'nas'), fc.constantFrom('c1', 'c2')).map(([array, port]): Lost => ({ kind: 'array-port', array, port })),
  fc.tuple(fc.constantFrom('san', 'nas'), fc.constantFrom(1, 2)).map(([array, controller]): Lost => ({ kind: 'controller', array, controller })),
  fc.constantFrom<Lost>({ kind: 'site', site: 's1' }, { kind: 'site', site: 's2' }, { kind: 'site-link', sites: ['s1', 's2'] }),
);

describe('whatever fails', () => {
  it('adds no path, and lets nobody reach what could not be reached (X4)', () => {
    fc.assert(fc.property(randomStorage(), fc.array(lost, { minLength: 1, maxLength: 4 }), (document, components) => {
      const estate = estateOf(document);
      const after = reaches(waysWithout(estate, components));
      reaches(waysOf(estate)).forEach((before, i) => {
        const now = after[i];
        const [many, left] = [before.kind === 'paths' ? before.paths.length : 0, now?.kind === 'paths' ? now.paths.length : 0];
        expect(left).toBeLessThanOrEqual(many);
        if (before.kind === 'none') expect(now?.kind).toBe('none');
        if (before.kind !== 'own') expect(now?.kind).not.toBe('own');
      });
      const [was, is] = [verdicts(waysOf(estate)), verdicts(waysWithout(estate, components))];
      expect(is.filter((verdict, i) => verdict === 'reached' && was[i] !== 'reached')).toEqual([]);
    }), { numRuns: 150 });
  });

  it('leaves all paths where nobody needs it', () => {
    fc.assert(fc.property(randomStorage(), (document) => {
      const estate = estateOf(document);
      expect(reaches(waysWithout(estate, [{ kind: 'router', router: 'nobody' }]))).toEqual(reaches(waysOf(estate)));
    }), { numRuns: 100 });
  });
});

describe('after any edits', () => {
  const answers = (estate: Estate): unknown => storageIds.hosts.map((host) => [[...estate.query(unreachedFrom, host)].sort(), estate.query(arraysUsedBy, host)]);

  it('the answers are those of a fresh look', () => {
    fc.assert(fc.property(randomStorage(), fc.array(storageChanges(), { minLength: 1, maxLength: 6 }), (document, changes) => {
      const session = sessionOf(JSON.stringify(document));
      answers(session.estate);
      for (const change of changes) {
        carryOut(session, [change]);
        expect(answers(session.estate)).toEqual(answers(sessionOf(session.document(mainFile)?.text ?? '').estate));
      }
    }), { numRuns: 60 });
  });
});

describe('who uses a layer', () => {
  const layersOf = (): readonly Layer[] => [
    ...storageIds.arrays.map((array): Layer => ({ kind: 'array', array })), ...storageIds.storagePools.map((pool): Layer => ({ kind: 'pool', pool })), ...storageIds.datastores.map((datastore): Layer => ({ kind: 'datastore', datastore })),
  ];

  it('is also who uses what stands on it', () => {
    fc.assert(fc.property(randomStorage(), (document: JsonValue) => {
      const estate = estateOf(document);
      for (const layer of layersOf()) {
        const { layers, vms, hosts } = whoUses(estate, layer);
        expect(layers.map(layerKey)).not.toContain(layerKey(layer));
        for (const above of layers) {
          const users = whoUses(estate, above);
          expect([users.vms.filter((vm) => !vms.includes(vm)), users.hosts.filter((host) => !hosts.includes(host))]).toEqual([[], []]);
        }
      }
    }), { numRuns: 60 });
  });
});
