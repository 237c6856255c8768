import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/core/diagnostics/catalogue';
import type { JsonValue } from '../../../src/core/model/change';
import { growthOf } from '../../../src/core/storage/capacity/growth';
import { spaceOf } from '../../../src/core/storage/capacity/space';
import { carvedFrom } from '../../../src/core/storage/capacity/structure';
import type { Session } from '../../../src/features/session';
import { sessionOf } from '../../support/estate';
import { applyFix, findingsOf, sortedFindings } from '../../support/findings';
import { generateStorage } from '../../support/generateStorage';
import { carryOut } from '../../support/randomEstate';
import { randomStorage, storageChanges, storageIds } from '../../support/randomStorage';

const ids = new Set([
  'pool-capacity-exceeded', 'raid-group-too-small', 'mixed-media-in-raid-group', 'datastore-growth-exceeds-capacity', 'thin-on-thin', 'disk-exceeds-datastore-limit',
  'datastore-format-unsupported', 'snapshot-space-exhausted', 'orphaned-disk', 'image-missing', 'shared-disk-unsupported', 'uncapped-thin-disk', 'datastore-full', 'datastore-overprovisioned',
]);
const checked = (text: string): Session => sessionOf(text, { rules: rules.filter(({ id }) => ids.has(id)) });
const told = (session: Session): readonly string[] => sortedFindings(session).map(({ rule, place, message }) => `${rule.id} ${place.path.join('/')} ${message}`).sort();
/** What is told of a place by one rule. */
const toldOf = (session: Session, rule: string, path: string): number => sortedFindings(session).filter((finding) => finding.rule.id === rule && finding.place.path.join('/') === path).length;

/** Texts of estates with storage whose hosts run something. */
const running = (of: fc.Arbitrary<JsonValue>): fc.Arbitrary<string> => fc.tuple(of, fc.array(fc.constantFrom('esxi-8.0', 'esxi-6.0', 'hyperv-2022', 'kvm', undefined), { minLength: 4, maxLength: 4 })).map(([document, products]) => {
  const { hosts, ...others } = document as { readonly hosts: Readonly<Record<string, object>> };
  const named = Object.entries(hosts).map(([id, host], i) => [id, products[i] === undefined ? host : { ...host, hypervisor: products[i] }]);
  return JSON.stringify({ ...others, hosts: Object.fromEntries(named) as unknown }, undefined, 1);
});
const estates = running(randomStorage());
/** Those in which every size is said, so that what is looked for occurs; the same ones each time, so that it always does. */
const known = running(randomStorage({ unknowns: false, special: false, paths: false, replicas: false }));
const same = { seed: 7 };

describe('rules on the space of storage', () => {
  it('are silent about a large estate in which everything fits', () => {
    const session = checked(JSON.stringify(generateStorage({ hosts: 40, vms: 400, datastores: 16, pools: 4, arrays: 2 })));
    expect(sortedFindings(session)).toEqual([]);
  });

  it('are silent where the document says nothing of sizes, formats or who mounts what (D7, S3)', () => {
    const session = checked(`{
      "hosts": { "h": { "hypervisor": "esxi-8.0" } }, "arrays": { "san": { "groups": { "g": {} }, "exports": { "lun": {} } } }, "storagePools": { "p": { "members": ["san/g"] } },
      "datastores": { "a": { "on": "p" }, "b": { "on": "san/lun" }, "c": {}, "d": { "files": [{ "kind": "disk" }] } },
      "vms": { "v": { "host": "h", "cdrom": "[c] any.iso", "disks": { "x": { "datastore": "a" }, "y": { "datastore": "c", "sharing": "multi-writer" } } }, "w": { "host": "h", "disks": { "x": { "datastore": "b" } }, "snapshots": [{}] } }
    }`);
    expect(told(session)).toEqual([]);
  });

  it('are silent about a datastore that is full in exactly the days of the policy, and not a day before (D6)', () => {
    const of = (days: number): readonly string[] => findingsOf(`{ "policies": { "daysUntilFull": ${days} }, "datastores": { "d": { "capacity": "100 GiB", "used": "50 GiB", "growth": "5 GiB" } } }`, 'datastore-growth-exceeds-capacity');
    expect(of(10)).toEqual([]);
    expect(of(11)).toEqual(['at "5 GiB": Datastore "d" is full in 10 days: 50 GiB is free and it grows by 5 GiB a day.']);
  });

  it('tell of a datastore that is full already as full, not as one that will be (D6, S9)', () => {
    const session = checked('{ "datastores": { "d": { "capacity": "100 GiB", "used": "100 GiB", "growth": "5 GiB" } } }');
    expect(sortedFindings(session).map(({ rule }) => rule.id)).toEqual(['datastore-full']);
  });

  it('tell of a distributed array that is full once (S9)', () => {
    const session = sessionOf(`{
      "hosts": { "a": { "disks": { "nvme": { "size": "1 TiB" } } }, "b": { "disks": { "nvme": { "size": "1 TiB" } } }, "c": { "disks": { "nvme": { "size": "1 TiB" } } } },
      "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b", "c"], "redundancy": { "copies": 1 } } }, "datastores": { "d": { "on": "vsan", "capacity": "4 TiB", "provisioning": "thick" } }
    }`);
    expect(sortedFindings(session).filter(({ place }) => place.path[0] === 'arrays').map(({ rule }) => rule.id)).toEqual(['distributed-storage-near-full']);
  });

  it('tell of what is thin at two levels where one promises more than it has, and warn where both do (S10)', () => {
    const severities = (disk: string, datastore: string): readonly string[] => sortedFindings(sessionOf(`{
      "arrays": { "san": { "groups": { "g": { "disks": 4, "size": "1 TiB" } } } }, "datastores": { "d": { "on": "san/g", "capacity": "${datastore}", "provisioning": "thin" } },
      "vms": { "v": { "disks": { "x": { "datastore": "d", "size": "${disk}", "provisioning": "thin" } } } }
    }`)).filter(({ rule }) => rule.id === 'thin-on-thin').map(({ severity }) => severity);
    expect([severities('1 TiB', '2 TiB'), severities('1 TiB', '5 TiB'), severities('3 TiB', '2 TiB'), severities('6 TiB', '5 TiB')]).toEqual([[], ['info'], ['info'], ['warning']]);
  });

  it('count deduplication where they ask whether snapshots fit (M8, D5)', () => {
    const of = (reduction: number): readonly string[] => findingsOf(`{
      "hosts": { "h": { "hypervisor": "esxi-8.0" } }, "datastores": { "d": { "capacity": "100 GiB", "reduction": ${reduction} } },
      "vms": { "v": { "host": "h", "power": "off", "memory": "1 GiB", "disks": { "x": { "datastore": "d", "size": "90 GiB", "change": "10 GiB" } }, "snapshots": [{ "size": "0 GiB" }] } }
    }`, 'snapshot-space-exhausted');
    expect(of(1)).toEqual(['at "snapshots": Snapshots on datastore "d" grow by 30 GiB in 3 days but 10 GiB is free: those of VM "v" by 30 GiB.']);
    expect(of(2)).toEqual([]);
  });
});

describe('on any storage, rules on its space', () => {
  it('find the same after edits as from scratch', () => {
    fc.assert(fc.property(estates, fc.array(storageChanges(), { minLength: 1, maxLength: 6 }), (text, changes) => {
      const session = checked(text);
      told(session);
      for (const change of changes) {
        carryOut(session, [change]);
        told(session);
      }
      expect(told(session)).toEqual(told(checked(session.document(session.main)?.text ?? '')));
    }), { numRuns: 30 });
  });

  it('tell of every pool of known parts from which a datastore takes more than there is (D3, D9)', () => {
    let [found, fitting] = [0, 0];
    fc.assert(fc.property(known, (text) => {
      const session = checked(text);
      for (const pool of storageIds.storagePools) {
        const { usable, used, provisioned, unknownParts } = session.estate.query(spaceOf, `storagePools/${pool}`);
        const hasDatastore = carvedFrom(session.estate, { kind: 'pool', pool }).some(({ kind }) => kind === 'datastore');
        if (!usable || unknownParts > 0 || !hasDatastore) continue;
        const isExceeded = used > usable * 1.000001;
        if (isExceeded) found++;
        else if (provisioned <= usable) fitting++;
        if (isExceeded || provisioned <= usable) expect(toldOf(session, 'pool-capacity-exceeded', `storagePools/${pool}`)).toBe(isExceeded ? 1 : 0);
      }
    }), { ...same, numRuns: 120 });
    expect([found > 0, fitting > 0]).toEqual([true, true]);
  });

  it('tell of a datastore that will be full just where it is within the policy (D6)', () => {
    let found = 0;
    fc.assert(fc.property(known, (text) => {
      const session = checked(text);
      for (const id of storageIds.datastores) {
        const { daysUntilFull } = session.estate.query(growthOf, id);
        const isSoon = daysUntilFull !== undefined && daysUntilFull > 0 && daysUntilFull < 30;
        if (isSoon) found++;
        expect(toldOf(session, 'datastore-growth-exceeds-capacity', `datastores/${id}`) + toldOf(session, 'datastore-growth-exceeds-capacity', `datastores/${id}/growth`)).toBe(isSoon ? 1 : 0);
      }
    }), { ...same, numRuns: 40 });
    expect(found).toBeGreaterThan(0);
  });

  it('offer repairs that remove their finding and bring no new error (S16)', () => {
    const repaired = new Set<string>();
    fc.assert(fc.property(known, (text) => {
      const before = checked(text);
      const errors = errorsOf(before);
      for (const [i, finding] of sortedFindings(before).entries()) {
        for (const [j, { title }] of before.fixesOf(finding).entries()) {
          const session = checked(text);
          const same = sortedFindings(session)[i];
          const fix = same && session.fixesOf(same)[j];
          if (!fix) return;
          applyFix(session, fix);
          repaired.add(finding.rule.id);
          const line = `${finding.rule.id} ${finding.place.path.join('/')} ${finding.message}`;
          expect(told(session), `after "${title}"`).not.toContain(line);
          expect(errorsOf(session).filter((error) => !errors.includes(error)), `after "${title}" for ${line}`).toEqual([]);
        }
      }
    }), { ...same, numRuns: 30 });
    expect([...repaired]).toContain('pool-capacity-exceeded');
  });
});

const errorsOf = (session: Session): readonly string[] => sortedFindings(session).filter(({ severity }) => severity === 'error').map(({ rule, place }) => `${rule.id} ${place.path.join('/')}`);

describe('a thin disk whose size cannot be read', () => {
  it('is not told to say none: that it cannot be read is told already', () => {
    const of = (size: string): string => `{ "datastores": { "gold": { "capacity": "1 TiB" } }, "vms": { "v": { "disks": { "d": { "datastore": "gold", ${size}"provisioning": "thin" } } } } }`;
    const toldOfDisk = (text: string): readonly string[] => told(checked(text)).filter((line) => line.startsWith('uncapped-thin-disk'));
    expect(toldOfDisk(of('"size": "3tb", '))).toEqual([]);
    expect(toldOfDisk(of(''))).toHaveLength(1);
  });
});
