/** Rules on the ways to the data: what the examples of the rules leave out. */
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../support/estate';
import { applyFix, findingsOf, sortedFindings } from '../../support/findings';

type Fields = Readonly<Record<string, unknown>>;

const opened = (document: Fields) => sessionOf(JSON.stringify(document));
const of = (rule: string, document: Fields): readonly string[] => findingsOf(JSON.stringify(document), rule);

/** The titles of the repairs of a rule, and what the rule still finds once the first of them is made. */
function repaired(rule: string, document: Fields): { readonly offered: readonly string[]; readonly left: readonly string[] } {
  const session = opened(document);
  const fixes = sortedFindings(session).filter((finding) => finding.rule.id === rule).flatMap((finding) => session.fixesOf(finding));
  const [first] = fixes;
  if (first) applyFix(session, first);
  return { offered: fixes.map(({ title }) => title), left: findingsOf(session, rule) };
}

const adapters = { v1: { kind: 'fc', fabric: 'a' }, v2: { kind: 'fc', fabric: 'b' } };
const ports = { p1: { fabric: 'a', controller: 1 }, p2: { fabric: 'b', controller: 2 } };

describe('a disk out of reach', () => {
  const masked = (maskedTo: readonly string[]): Fields => ({
    hosts: { h: { hbas: adapters } }, arrays: { san: { exports: { lun: { maskedTo } }, ports } }, datastores: { d: { on: 'san/lun', mountedBy: ['h'] } },
    vms: { v: { host: 'h', disks: { system: { datastore: 'd' } } } },
  });

  it('is repaired by masking its LUN to the host', () => {
    expect(repaired('datastore-not-on-host', masked([]))).toEqual({ offered: ['Mask "lun" of array "san" to "h"'], left: [] });
  });

  it('is no longer reported once a zone lets the host in', () => {
    const session = opened({ ...masked(['h']), arrays: { san: { exports: { lun: {} }, ports, zones: { z: { ports: ['p1'], initiators: ['k'] } } } }, hosts: { h: { hbas: adapters }, k: {} } });
    expect(findingsOf(session, 'datastore-not-on-host')).toHaveLength(1);
    const text = session.document(session.main)?.text ?? '';
    session.edit(session.main, [{ offset: text.indexOf('"initiators":["k"]'), length: '"initiators":["k"]'.length, text: '"initiators":["h/v1"]' }]);
    expect(findingsOf(session, 'datastore-not-on-host')).toEqual([]);
  });

  it('is not looked for where the host or the datastore is not there', () => {
    expect(of('datastore-not-on-host', { vms: { v: { host: 'h', disks: { system: { datastore: 'd' } } } } })).toEqual([]);
  });
});

describe('a datastore that part of a cluster sees', () => {
  const document = (datastore: Fields, vm: Fields = {}): Fields => ({
    clusters: { c: {} }, hosts: { a: { cluster: 'c' }, b: { cluster: 'c' }, x: { cluster: 'c' } }, datastores: { d: { mountedBy: ['a', 'b'], ...datastore } },
    vms: { v: { host: 'a', disks: { system: { datastore: 'd' } }, ...vm } },
  });

  it('is repaired by mounting it on the others', () => {
    expect(repaired('datastore-not-shared-by-cluster', document({}))).toEqual({ offered: ['Mount datastore "d" on "x"'], left: [] });
  });

  it('is let be where it is said not to be shared, or only templates are on it', () => {
    expect([of('datastore-not-shared-by-cluster', document({ shared: false })), of('datastore-not-shared-by-cluster', document({}, { template: true }))]).toEqual([[], []]);
  });
});

describe('too few ways', () => {
  const iscsi = (uplinks: readonly string[]): Fields => ({
    switches: { vds: { kind: 'distributed', uplinks: { h: uplinks } } }, networks: { san: { purpose: 'storage', switch: 'vds', vlan: 80 } },
    hosts: { h: { nics: { n0: {}, n1: {} }, adapters: { vmk1: { network: 'san' } }, hbas: { vmhba64: { kind: 'iscsi', adapter: 'vmk1' } } } },
    arrays: { ip: { protocol: 'iscsi', exports: { lun: {} }, ports: { p1: { network: 'san' }, p2: { network: 'san' } } } }, datastores: { d: { on: 'ip/lun', mountedBy: ['h'] } },
  });

  it('are two of iSCSI by one NIC, and not two by either of two', () => {
    expect(of('single-storage-path', iscsi(['n0']))).toEqual(['at "vmk1": Host "h" reaches array "ip", which is behind datastore "d", by 2 paths, which all leave by "n0": 2 independent paths are wanted.']);
    expect(of('single-storage-path', iscsi(['n0', 'n1']))).toEqual([]);
  });

  it('are told once for all datastores of an array, and not of hosts that mount none', () => {
    const document = (mountedBy: readonly string[]): Fields => ({
      hosts: { h: { hbas: { v1: adapters.v1 } } }, arrays: { san: { exports: { lun: {} }, groups: { g: {} }, ports } }, storagePools: { pool: { members: ['san/g'] } },
      datastores: { d: { on: 'san/lun', mountedBy }, e: { on: 'pool', mountedBy } },
    });
    expect(of('single-storage-path', document(['h']))).toEqual(['at "v1": Host "h" reaches array "san", which is behind 2 datastores, by 1 path, from v1 over fabric "a" to port "p1" of array "san" (controller 1): 2 independent paths are wanted.']);
    expect(of('single-storage-path', document([]))).toEqual([]);
  });

  it('are not looked for on a host in a VM', () => {
    expect(of('single-storage-path', {
      hosts: { h: { vm: 'v', hbas: { v1: adapters.v1 } } }, vms: { v: { nested: true } }, arrays: { san: { exports: { lun: {} }, ports } }, datastores: { d: { on: 'san/lun', mountedBy: ['h'] } },
    })).toEqual([]);
  });
});

describe('a LUN of several clusters', () => {
  const shared = (array: Fields): readonly string[] => of('lun-shared-across-clusters', {
    clusters: { c: {}, e: {} }, hosts: { a: { cluster: 'c' }, b: { cluster: 'e' } }, arrays: { x: { exports: { lun: {} }, ...array } }, datastores: { d: { on: 'x/lun', mountedBy: ['a', 'b'] } },
    vms: { v: { host: 'a', disks: { system: { datastore: 'd' } } } },
  });

  it('is one of blocks: not a share of files, nor one of which nothing is known', () => {
    expect([shared({ protocol: 'iscsi' }).length, shared({ kind: 'san' }).length, shared({ protocol: 'smb' }), shared({})]).toEqual([1, 1, [], []]);
  });
});
