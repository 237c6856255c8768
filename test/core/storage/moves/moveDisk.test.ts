import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiskMove } from '../../../../src/core/storage/moves/diskMove';
import { moveDisk } from '../../../../src/core/storage/moves/moveDisk';
import { spaceOnDatastore } from '../../../../src/core/storage/capacity/space';
import { sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageIds } from '../../../support/randomStorage';
import { estateOf, said } from '../../../support/worlds';

/** VM "db" has its disk "data" on "gold", and is to move it to "bulk". */
function world({ vm = {}, disk = {}, bulk = {}, gold = {}, ...more }: Readonly<Record<string, object>>) {
  return {
    hosts: { h: { hypervisor: 'esxi-8.0', cluster: 'c' } }, clusters: { c: {} },
    datastores: { gold: { capacity: '1 TiB', ...gold }, bulk: { capacity: '1 TiB', ...bulk } },
    vms: { db: { host: 'h', path: '[gold] db/db.vmx', power: 'off', disks: { system: { datastore: 'gold', size: '20 GiB' }, data: { datastore: 'gold', size: '300 GiB', ...disk } }, ...vm } }, ...more,
  };
}
const moved = (of: Readonly<Record<string, object>>): DiskMove => moveDisk(estateOf(world(of)), 'db', 'data', 'bulk');
const reasonsOf = (move: DiskMove): readonly string[] => (move.kind === 'refused' ? move.reasons : []);
const possible = (move: DiskMove): Extract<DiskMove, { kind: 'possible' }> => {
  if (move.kind === 'refused') throw new Error(move.reasons.join(' '));
  return move;
};

describe('a move of a disk', () => {
  it('takes of the source what it gives to the target, thick as the disk is (V2)', () => {
    const { bytes, source, target } = possible(moved({}));
    expect([said(bytes), said(source?.before.used), said(source?.after.used), said(target.before.used), said(target.after.used)]).toEqual(['300 GiB', '320 GiB', '20 GiB', '0 B', '300 GiB']);
  });
  it('takes what is written of a thin disk, and tells where that is not known (V2)', () => {
    expect(possible(moved({ disk: { provisioning: 'thin', used: '10 %' } }))).toMatchObject({ bytes: 30 * 2 ** 30, unknown: false });
    expect(possible(moved({ disk: { provisioning: 'thin' } }))).toMatchObject({ bytes: 0, unknown: true, duration: 0 });
  });
  it('takes snapshots of the disk along (V2)', () => {
    expect(said(possible(moved({ vm: { snapshots: [{ size: '32 GiB' }] } })).bytes)).toBe('330 GiB');
  });
  it('is one edit, and what was measured goes with it (V2)', () => {
    const { changes } = possible(moved({ gold: { used: '500 GiB' } }));
    expect(changes.map(({ path, ...change }) => [path.join('/'), 'value' in change ? change.value : ''])).toEqual([['vms/db/disks/data/datastore', 'bulk'], ['datastores/gold/used', '200 GiB']]);
  });
  it('shows what becomes of the speed of both', () => {
    const group = { size: '2 TB', disks: 1, iops: '1000 IOPS', latency: '1 ms' };
    const { source, target } = possible(moved({ arrays: { san: { groups: { fast: group, slow: { ...group, iops: '500 IOPS' } } } }, gold: { on: 'san/fast' }, bulk: { on: 'san/slow' }, vm: { power: 'on', demand: { iops: '320 IOPS', readShare: '100 %' } } }));
    const uses = [source?.before, source?.after, target.before, target.after].map((state) => Math.round((state?.load.utilization ?? NaN) * 100));
    expect(uses).toEqual([32, 2, 0, 60]);
  });
});

describe('the time a move takes', () => {
  const group = { size: '2 TB', disks: 1, iops: '1000 IOPS', latency: '1 ms' };
  const durationOf = (of: Readonly<Record<string, object>>): number | undefined => possible(moved({ disk: { size: '100 GB' }, gold: { on: 'one/g' }, bulk: { on: 'two/g' }, ...of })).duration;
  const arrays = (one: string, two: string, more: object = {}): object => ({ one: { site: 'a', groups: { g: { ...group, throughput: one } } }, two: { site: 'b', groups: { g: { ...group, throughput: two, ...more } } } });

  it('is what is written on it over the slower of what both datastores have left (V1)', () => {
    expect(durationOf({ arrays: arrays('200 MB/s', '100 MB/s') })).toBe(1000e3);
    expect(durationOf({ arrays: arrays('100 MB/s', '200 MB/s') })).toBe(1000e3);
    // A mirror writes each byte twice.
    expect(durationOf({ arrays: arrays('200 MB/s', '50 MB/s', { raid: 'raid10', disks: 4 }) })).toBe(1000e3);
  });
  it('is bounded by the slowest of what is passed, be it a port (V1)', () => {
    const { one, two } = arrays('200 MB/s', '200 MB/s') as Readonly<Record<'one' | 'two', object>>;
    expect(durationOf({ arrays: { one: { ...one, ports: { p: { speed: '400 Mb/s' } } }, two } })).toBe(2000e3);
    expect(durationOf({ arrays: { one, two: { ...two, ports: { p: { speed: '4 Gb/s' } } } } })).toBe(500e3);
  });
  it('counts what they do anyway as taken, and has no end where nothing is left (V1)', () => {
    const busy = (iops: string): object => ({ vms: { ...world({ disk: { size: '100 GB' } }).vms, other: { disks: { d: { datastore: 'gold', size: '1 GB' } }, demand: { iops, readShare: '100 %' } } } });
    expect(durationOf({ arrays: arrays('200 MB/s', '200 MB/s'), ...busy('500 IOPS') })).toBe(1000e3);
    expect(durationOf({ arrays: arrays('200 MB/s', '200 MB/s'), ...busy('1000 IOPS') })).toBe(Infinity);
  });
  it('is no less than the link between the sites allows, and unknown where nothing is known (V1)', () => {
    expect(durationOf({ arrays: arrays('200 MB/s', '200 MB/s'), sites: { a: { links: { b: { bandwidth: '400 Mb/s' } } }, b: {} } })).toBe(2000e3);
    expect(possible(moved({})).duration).toBeUndefined();
  });
});

describe('a move that cannot be made', () => {
  it('is refused with every reason and its numbers (V3)', () => {
    expect(reasonsOf(moved({ disk: { size: '70 TiB', provisioning: 'thin', used: '1 GiB' }, bulk: { format: 'vmfs-6', mountedBy: ['other'] } })))
      .toEqual(['Disk "data" has 70 TiB, and VMFS 6 on datastore "bulk" takes at most 62 TiB.', 'Host "h" does not mount datastore "bulk".']);
    expect(reasonsOf(moved({ bulk: { capacity: '200 GiB' } }))).toEqual(['Datastore "bulk" has 200 GiB free, and this takes 300 GiB.']);
    expect(reasonsOf(moved({ bulk: { format: 'ntfs' } }))).toEqual(['Datastore "bulk" is in NTFS, but VMware ESXi does not use NTFS.']);
  });
  it('is refused where what backs the target has no room (V3)', () => {
    const arrays = { san: { groups: { g: { size: '200 GiB', disks: 1 } } } };
    expect(reasonsOf(moved({ arrays, bulk: { on: 'san/g', provisioning: 'thin' } }))).toEqual(['Group "g" of array "san", which backs datastore "bulk", has 200 GiB free, and this takes 300 GiB.']);
    expect(possible(moved({ arrays: { san: { groups: { g: { size: '400 GiB', disks: 1 } } } }, bulk: { on: 'san/g', provisioning: 'thin' } })).kind).toBe('possible');
  });
  it('is refused of a raw mapping, of the disk of another VM, and of one that others read (V3)', () => {
    expect(reasonsOf(moved({ disk: { raw: 'naa.600' } }))[0]).toMatch(/mapping of the LUN "naa.600"/);
    expect(reasonsOf(moved({ disk: { sameAs: 'other/data' } }))).toEqual(['Disk "data" of VM "db" is "other/data": move that one.']);
    const { vms, ...others } = world({});
    expect(reasonsOf(moveDisk(estateOf({ ...others, vms: { ...vms, clone: { linkedTo: 'db' } } }), 'db', 'data', 'bulk'))).toEqual(['"clone" is a linked clone that reads the disks of VM "db".']);
  });
  it('is refused while ESXi runs the VM and the disk is shared or not persistent (V3)', () => {
    expect(reasonsOf(moved({ vm: { power: 'on' }, disk: { mode: 'nonpersistent', sharing: 'multi-writer' } }))).toHaveLength(2);
    expect(possible(moved({ disk: { mode: 'nonpersistent', sharing: 'multi-writer' } })).kind).toBe('possible');
  });
  it('is refused to nowhere, of nothing, and where the disk is already (V3)', () => {
    const estate = estateOf(world({}));
    expect([moveDisk(estate, 'db', 'data', 'gold'), moveDisk(estate, 'db', 'data', 'gone'), moveDisk(estate, 'db', 'gone', 'bulk'), moveDisk(estate, 'gone', 'data', 'bulk')].flatMap(reasonsOf)).toEqual([
      'Disk "data" of VM "db" lies on datastore "gold" already.', 'There is no datastore "gone".', 'VM "db" has no disk "gone".', 'There is no VM "gone".',
    ]);
  });
});

describe('laws of moves', () => {
  it('bytes are conserved, and the edit does what was said (V2)', () => {
    fc.assert(fc.property(randomStorage(), fc.constantFrom(...storageIds.vms), fc.constantFrom('system', 'data'), fc.constantFrom(...storageIds.datastores), (document, vm, disk, to) => {
      const session = sessionOf(JSON.stringify(document));
      const move = moveDisk(session.estate, vm, disk, to);
      if (move.kind === 'refused') return;
      const { source, target, bytes } = move;
      const ratio = (id: string): number => Math.max(1, session.estate.value('datastores', id)?.reduction ?? 1);
      const stored = (of: NonNullable<typeof source>, when: 'before' | 'after'): number => of[when].used * ratio(of.datastore);
      const near = (a: number, b: number): boolean => Math.abs(a - b) <= 8 + 1e-9 * Math.abs(b);
      expect(near(stored(target, 'after') - stored(target, 'before'), bytes)).toBe(true);
      if (source) expect(near(stored(source, 'before') - stored(source, 'after'), bytes)).toBe(true);
      carryOut(session, move.changes);
      for (const each of [target, ...(source ? [source] : [])]) expect(near(spaceOnDatastore(session.estate, each.datastore).used, each.after.used)).toBe(true);
    }), { numRuns: 150 });
  });
});
