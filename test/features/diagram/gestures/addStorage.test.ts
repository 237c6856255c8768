import { describe, expect, it } from 'vitest';
import { whereConnects } from '../../../../src/features/diagram/connect/connect';
import type { Gesture } from '../../../../src/protocol/messages';
import { sessionOf } from '../../../support/estate';
import { carriedOut, gestured } from '../../support/gesture';

const estate = `{
  "arrays": {
    "nas": { "groups": { "g": {}, "h": {} }, "exports": { "vol1": { "group": "g" }, "vol2": { "group": "h" } } },
    "san": { "groups": { "fast": {}, "slow": {} } },
    "vsan": { "kind": "distributed", "hosts": [] }
  },
  "storagePools": { "gold": { "members": ["san/fast"] } },
  "datastores": {
    "nfs1": { "on": "nas/vol1" },
    "old": {}
  }
}`;
type Added = Extract<Gesture, { readonly kind: 'add' }>['what'];
const added = (what: Added, parent: string | null, count = 1): string => gestured(estate, { kind: 'add', what, parent, name: '', count }, 'storage');

describe('a datastore that is put on something', () => {
  it('has all of what nothing is carved from, and of what is shared says how much', () => {
    expect(added('datastore', 'arrays/san/groups/slow')).toContain('{ "on": "san/slow" }');
    expect(added('datastore', 'arrays/nas/exports/vol2')).toContain('{ "on": "nas/vol2" }');
    expect(added('datastore', 'storagePools/gold')).toContain('{ "on": "gold" }');
    expect(added('datastore', 'arrays/nas/groups/g')).toContain('{ "on": "nas/g", "capacity": "1 TiB" }');
    expect(added('datastore', 'arrays/san')).toContain('{ "on": "san", "capacity": "1 TiB" }');
  });

  it('is mounted by the host or cluster it is put on, or whose disks it is put on, and that is said', () => {
    const machines = '{ "clusters": { "prod": {} }, "hosts": { "h": { "disks": { "d0": { "size": "1 TB" } } } } }';
    const said = (parent: string): string => carriedOut(machines, { kind: 'add', what: 'datastore', parent, name: 'new' }).message;
    expect(said('clusters/prod')).toBe('Added datastore "new", mounted by "prod".');
    expect(said('hosts/h/disks/d0')).toBe('Added datastore "new" on "h/d0", mounted by "h".');
    expect(gestured(machines, { kind: 'add', what: 'datastore', parent: 'hosts/h/disks/d0', name: 'new' }, 'storage')).toContain('{ "on": "h/d0", "mountedBy": ["h"] }');
  });

  it('is refused on a disk group that a pool has, whose room is the pool’s to give', () => {
    expect(added('datastore', 'arrays/san/groups/fast')).toBe('refused: Storage pool "gold" has it already.');
  });

  it('is refused on an export that has one, dropped there as well as by a line', () => {
    expect(added('datastore', 'arrays/nas/exports/vol1')).toBe('refused: Datastore "nfs1" is on it already.');
    const by = (from: string, to: string) => whereConnects(sessionOf(estate, { rules: [] }), from, 'storage').find(({ node }) => node === to);
    expect(by('arrays/nas/exports/vol1', 'datastores/old')).toMatchObject({ connects: false, reasons: ['Datastore "nfs1" is on it already.'] });
    expect(by('arrays/nas/exports/vol1', 'datastores/nfs1')).toMatchObject({ connects: false, reasons: ['"nfs1" is on "nas/vol1" already.'] });
    expect(by('arrays/nas/exports/vol2', 'datastores/nfs1')).toMatchObject({ connects: true });
  });
});

describe('a disk group', () => {
  it('is added to an array with disks of its own, and refused to one that is made of the disks of hosts', () => {
    expect(added('disk-group', 'arrays/san')).toContain('"group-1": { "disks": 8');
    expect(added('disk-group', 'arrays/vsan')).toBe('refused: "vsan" is made of the disks of its hosts: give those disks, or give it more hosts.');
  });
});

describe('several at once', () => {
  it('of datastores on what they share say each how much of it they have', () => {
    expect(added('datastore', 'arrays/san/groups/slow', 2).match(/"datastore-\d": {[^}]*}/g)).toEqual(['"datastore-1": { "on": "san/slow", "capacity": "1 TiB" }', '"datastore-2": { "on": "san/slow", "capacity": "1 TiB" }']);
    expect(added('datastore', 'storagePools/gold', 2)).toContain('"datastore-2": { "on": "gold", "capacity": "1 TiB" }');
  });

  it('of arrays and disk groups are named one after the other, and said', () => {
    expect(added('array', null, 2).match(/"array-\d"/g)).toEqual(['"array-1"', '"array-2"']);
    expect(added('disk-group', 'arrays/san', 3).match(/"group-\d"/g)).toEqual(['"group-1"', '"group-2"', '"group-3"']);
    expect(carriedOut(estate, { kind: 'add', what: 'disk-group', parent: 'arrays/san', name: '', count: 2 })).toMatchObject({
      message: 'Added 2 disk groups to array "san": "group-1" and "group-2".', node: 'arrays/san/groups/group-1', nodes: ['arrays/san/groups/group-1', 'arrays/san/groups/group-2'],
    });
    expect(added('pool', null, 2).match(/"pool-\d": {[^}]*}/g)).toEqual(['"pool-1": { "members": [] }', '"pool-2": { "members": [] }']);
  });

  it('are refused where there can be but one', () => {
    expect(added('datastore', 'arrays/nas/exports/vol2', 2)).toBe('refused: Export "nas/vol2" holds one datastore: add one there, or several on its disk group.');
    expect(added('pool', 'arrays/san/groups/slow', 2)).toBe('refused: "san/slow" can be in one pool only: add one there, or several beside it.');
  });
});
