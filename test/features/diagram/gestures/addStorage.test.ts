import { describe, expect, it } from 'vitest';
import { whereConnects } from '../../../../src/features/diagram/connect/connect';
import type { Gesture } from '../../../../src/protocol/messages';
import { sessionOf } from '../../../support/estate';
import { gestured } from '../../support/gesture';

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
const added = (what: Added, parent: string): string => gestured(estate, { kind: 'add', what, parent, name: '' }, 'storage');

describe('a datastore that is put on something', () => {
  it('has all of what nothing is carved from, and of what is shared says how much', () => {
    expect(added('datastore', 'arrays/san/groups/slow')).toContain('{ "on": "san/slow" }');
    expect(added('datastore', 'arrays/nas/exports/vol2')).toContain('{ "on": "nas/vol2" }');
    expect(added('datastore', 'storagePools/gold')).toContain('{ "on": "gold" }');
    expect(added('datastore', 'arrays/nas/groups/g')).toContain('{ "on": "nas/g", "capacity": "1 TiB" }');
    expect(added('datastore', 'arrays/san')).toContain('{ "on": "san", "capacity": "1 TiB" }');
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
