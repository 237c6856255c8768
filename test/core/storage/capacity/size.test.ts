import { describe, expect, it } from 'vitest';
import { spaceOf } from '../../../../src/core/storage/capacity/space';
import { loadOf } from '../../../../src/core/storage/performance/loads';
import { estateOf } from '../../../support/worlds';
import { decimal, saidSpace, usableOf } from './world';

const san = { groups: { fast: { disks: 8, size: '1 TB', raid: 'raid10' }, slow: { disks: 10, size: '4 TB', raid: 'raid6', spares: 1 } } };

describe('an array', () => {
  it('gives what its groups give together, less its slack (M1, M5, M8)', () => {
    const estate = estateOf({ arrays: { san, kept: { ...san, slack: '25 %' } } });
    expect(saidSpace(estate, 'arrays/san', ['raw', 'usable'], decimal)).toEqual({ raw: '52 TB', usable: '36 TB' });
    expect(saidSpace(estate, 'arrays/kept', ['raw', 'usable'], decimal)).toEqual({ raw: '52 TB', usable: '27 TB' });
  });

  it('gives at least what the groups give that say how large they are (D7)', () => {
    const estate = estateOf({ arrays: { san: { groups: { ...san.groups, other: { media: 'ssd' } } }, silent: {} } });
    expect(estate.query(spaceOf, 'arrays/san')).toMatchObject({ usable: 36e12, unknownParts: 1 });
    expect(estate.query(spaceOf, 'arrays/silent')).toMatchObject({ raw: undefined, usable: undefined, free: undefined });
  });

  it('gives an export the raw bytes of its group in proportion to its size (M5)', () => {
    const estate = estateOf({ arrays: { san: { ...san, exports: { lun: { group: 'fast', size: '1 TB' }, of: { size: '1 TB' } } } } });
    expect(saidSpace(estate, 'arrays/san/exports/lun', ['raw', 'usable'], decimal)).toEqual({ raw: '2 TB', usable: '1 TB' });
    // Of which of the two groups it is, the document does not say.
    expect(saidSpace(estate, 'arrays/san/exports/of', ['raw', 'usable'], decimal)).toEqual({ raw: undefined, usable: '1 TB' });
  });
});

describe('a distributed array', () => {
  const hosts = (count: number, size: string): object => Object.fromEntries(Array.from({ length: count }, (_, n) => [`h${n + 1}`, { disks: { data: { size }, cache: { size: '800 GB', cache: true } } }]));
  const vsan = (count: number, size: string, array: object, more: object = {}): string | undefined =>
    usableOf({ hosts: hosts(count, size), ...more, arrays: { vsan: { kind: 'distributed', hosts: Array.from({ length: count }, (_, n) => `h${n + 1}`), ...array } } }, 'arrays/vsan');

  it('of 10,000 GB with 30 % of slack gives 3500, 5250 and 4667 GB in RAID 1, 5 and 6; the 5263 GB that VMware vSAN planning has for RAID 5 divide by 4/3 rounded to 1.33 (M6, M8)', () => {
    expect(vsan(5, '2000 GB', { slack: '30 %' })).toBe('3.5 TB');
    expect(vsan(5, '2000 GB', { slack: '30 %', redundancy: { data: 3, parity: 1 } })).toBe('5.25 TB');
    // What is published follows from the rounded divisor, and from nothing else.
    expect([Math.round(7000 / 1.33), 7000 / (4 / 3)]).toEqual([5263, 5250]);
    const six = estateOf({ hosts: hosts(8, '1250 GB'), arrays: { vsan: { hosts: Object.keys(hosts(8, '')), slack: '30 %', redundancy: { data: 4, parity: 2 } } } }).query(spaceOf, 'arrays/vsan').usable;
    expect((six ?? 0) / 1e9).toBeCloseTo(4667, 0);
  });

  // Ceph: raw ÷ size, with one host kept free for its loss and the near-full ratio at 85 %.
  it('of four hosts with 10 TB, three copies, one host kept and 15 % of slack gives 8.5 TB (M6)', () => {
    expect(vsan(4, '10 TB', { slack: '15 %', redundancy: { copies: 3, kept: 1 } })).toBe('8.5 TB');
  });

  it('gives nothing where copies or fragments find too few failure domains (M6)', () => {
    expect(vsan(2, '10 TB', { redundancy: { copies: 3 } })).toBe('0 TB');
    expect(vsan(3, '10 TB', { redundancy: { data: 3, parity: 1 } })).toBe('0 TB');
    const racks = { hosts: { a: { rack: 'r1', disks: { d: { size: '1 TB' } } }, b: { rack: 'r1', disks: { d: { size: '1 TB' } } } }, arrays: { vsan: { hosts: ['a', 'b'], redundancy: { failureDomain: 'rack' } } } };
    expect(usableOf(racks, 'arrays/vsan')).toBe('0 TB');
    expect(usableOf({ ...racks, arrays: { vsan: { hosts: ['a', 'b'], redundancy: { failureDomain: 'disk' } } } }, 'arrays/vsan')).toBe('1 TB');
  });

  it('gives no more than copies can be kept apart, however large one host is (M6)', () => {
    const document = { hosts: { big: { disks: { d: { size: '90 TB' } } }, a: { disks: { d: { size: '10 TB' } } }, b: { disks: { d: { size: '10 TB' } } } }, arrays: { vsan: { hosts: ['big', 'a', 'b'] } } };
    expect(usableOf(document, 'arrays/vsan')).toBe('20 TB');
  });

  it('over two sites keeps all data at each, so that the smaller counts (M6)', () => {
    const sites = { sites: { s1: {}, s2: {} }, clusters: { c1: { site: 's1' }, c2: { site: 's2' } } };
    const at = (cluster: string, size: string): object => ({ cluster, disks: { d: { size } } });
    const stretched = (last: string): string | undefined => usableOf({
      ...sites, hosts: { a: at('c1', '10 TB'), b: at('c1', '10 TB'), c: at('c2', '10 TB'), d: at('c2', last) },
      arrays: { vsan: { hosts: ['c1', 'c2'], stretched: { sites: ['s1', 's2'] } } },
    }, 'arrays/vsan');
    expect(stretched('10 TB')).toBe('10 TB');
    expect(stretched('4 TB')).toBe('4 TB');
    // Where the hosts stand is not said: half is left.
    expect(vsan(4, '10 TB', { stretched: {} }, { sites: {} })).toBe('10 TB');
  });

  it('has the disks of its hosts, those of a cache not, and says how many hosts list none (M5, M6, D7)', () => {
    const estate = estateOf({ clusters: { prod: {} }, hosts: { a: { cluster: 'prod', disks: { d: { size: '1 TB', count: 4 }, c: { size: '800 GB', cache: true } } }, b: { cluster: 'prod', disks: { d: { size: '4 TB' } } }, silent: { cluster: 'prod' } }, arrays: { vsan: { hosts: ['prod'] } } });
    expect(estate.query(spaceOf, 'arrays/vsan')).toMatchObject({ raw: 8e12, usable: 4e12, unknownParts: 1 });
    expect(saidSpace(estate, 'hosts/a/disks/c', ['raw', 'usable'], decimal)).toEqual({ raw: '0 TB', usable: '0 TB' });
  });
});

describe('a pool', () => {
  const arrays = { a: { site: 's1', groups: { g: { disks: 4, size: '1 TB', raid: 'raid0' }, h: { disks: 2, size: '1 TB', raid: 'raid0' } } }, b: { site: 's2', groups: { g: { disks: 3, size: '1 TB', raid: 'raid0' } } } };
  const pool = (value: object): string | undefined => usableOf({ sites: { s1: {}, s2: {} }, arrays, storagePools: { p: { members: ['a/g', 'a/h', 'b/g'], ...value } } }, 'storagePools/p');

  it('gives the sum of its members, or that less its largest failure domain under parity (M7)', () => {
    expect(pool({})).toBe('9 TB');
    expect(pool({ redundancy: 'parity' })).toBe('5 TB');
    expect(pool({ redundancy: 'parity', failureDomain: 'array' })).toBe('3 TB');
  });

  it('gives what can be kept in so many copies, each in a failure domain of its own (M7)', () => {
    expect(pool({ redundancy: 'mirror' })).toBe('4.5 TB');
    expect(pool({ redundancy: 'mirror', failureDomain: 'site' })).toBe('3 TB');
    expect(pool({ redundancy: 'replicas' })).toBe('2 TB');
    expect(pool({ redundancy: 'replicas', failureDomain: 'array' })).toBe('0 TB');
  });

  it('less its slack; reduction changes neither raw nor usable (M8)', () => {
    expect(pool({ slack: '10 %', reduction: 3 })).toBe('8.1 TB');
  });

  it('has the raw bytes behind its members, each once, those of its tiers too; of some nothing may be known (M5, M7, D7)', () => {
    const estate = estateOf({
      arrays: { san: { ...san, groups: { ...san.groups, unsaid: {} }, exports: { lun: { group: 'slow', size: '16 TB' } } } }, hosts: { esx: { disks: { ssd: { size: '2 TB', count: 2 } } } },
      storagePools: { p: { members: ['san/fast', 'san/fast', 'san/lun', 'san/unsaid'], tiers: { hot: { members: ['esx/ssd', 'san/fast'] } } } },
    });
    expect(estate.query(spaceOf, 'storagePools/p')).toMatchObject({ raw: 34e12, usable: 24e12, unknownParts: 1 });
  });
});

describe('a pool that names a pool', () => {
  it('has no part in it that is known, be it the pool itself (M7)', () => {
    const estate = estateOf({
      arrays: { san }, storagePools: { self: { members: ['self'] }, a: { members: ['b', 'san/fast'] }, b: { members: ['a'] } },
      datastores: { d: { on: 'self', used: '1 TB' }, e: { on: 'a', used: '1 TB' } },
    });
    expect(estate.query(spaceOf, 'storagePools/self')).toMatchObject({ usable: undefined, used: 1e12, unknownParts: 1 });
    expect(estate.query(spaceOf, 'storagePools/a')).toMatchObject({ usable: 4e12, used: 1e12, unknownParts: 1 });
    expect(estate.query(spaceOf, 'storagePools/b')).toMatchObject({ usable: undefined, used: 0 });
    expect(estate.query(loadOf, 'storagePools/self').stages).toEqual([]);
  });
});

describe('the capacity of a datastore', () => {
  const capacityOf = (datastores: object, name = 'd'): string | undefined => usableOf({ arrays: { san: { ...san, exports: { lun: { group: 'fast', size: '3 TB' } } } }, storagePools: { p: { members: ['san/slow'] } }, datastores }, `datastores/${name}`);

  it('is what it says, or the size of its export (D1)', () => {
    expect(capacityOf({ d: { capacity: '2 TB', on: 'san/lun' } })).toBe('2 TB');
    expect(capacityOf({ d: { on: 'san/lun' } })).toBe('3 TB');
  });

  it('is all that its backing gives where nothing else is carved from that (D1)', () => {
    expect(capacityOf({ d: { on: 'p' } })).toBe('32 TB');
    expect(capacityOf({ d: { on: 'p' }, e: { on: 'p', capacity: '1 TB' } })).toBeUndefined();
    // Of the one group a LUN is carved, of the other a pool.
    expect([capacityOf({ d: { on: 'san/fast' } }), capacityOf({ d: { on: 'san/slow' } }), capacityOf({ d: { on: 'san' } })]).toEqual([undefined, undefined, undefined]);
    expect(capacityOf({ d: { on: 'nowhere/at-all' } })).toBeUndefined();
    // Disks of a host that a distributed array is made of are not a datastore's own.
    const local = { hosts: { a: { disks: { d: { size: '1 TB' } } } }, datastores: { d: { on: 'a/d' } } };
    expect([usableOf(local, 'datastores/d'), usableOf({ ...local, arrays: { vsan: { hosts: ['a'] } } }, 'datastores/d')]).toEqual(['1 TB', undefined]);
  });
});
