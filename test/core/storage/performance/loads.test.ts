import { describe, expect, it } from 'vitest';
import { usualFigures } from '../../../../src/core/catalogue/media';
import { defineQuery } from '../../../../src/core/model/estate';
import { useOf } from '../../../../src/core/storage/capacity/use';
import { loadOf } from '../../../../src/core/storage/performance/loads';
import { bottleneckOf, iopsOf, type StorageLoad } from '../../../../src/core/storage/performance/storageLoad';
import { estateOf } from '../../../support/worlds';

/** An array "san" with one datastore "gold" on its group "g", of which one VM asks something. */
function world({ group = {}, array = {}, demand = {}, datastore = {}, ...more }: { readonly group?: object; readonly array?: object; readonly demand?: object; readonly datastore?: object; readonly sites?: object }) {
  return estateOf({
    ...more,
    arrays: { san: { groups: { g: { size: '1 TB', disks: 8, ...group } }, ...array } },
    datastores: { gold: { on: 'san/g', ...datastore } },
    vms: { db: { disks: { d: { datastore: 'gold', size: '100 GiB' } }, demand } },
  });
}
const goldOf = (of: Parameters<typeof world>[0]): StorageLoad => world(of).query(loadOf, 'datastores/gold');
const rounded = (value: number | undefined, digits = 1): number | undefined => (value === undefined ? undefined : Math.round(value * 10 ** digits) / 10 ** digits);
/** Use of each stage that has one, in per cent. */
const usesOf = ({ stages }: StorageLoad): Readonly<Record<string, number>> => Object.fromEntries(stages.flatMap(({ kind, utilization }) => (utilization === undefined ? [] : [[kind, Math.round(utilization * 100)]])));

describe('the capacity of a disk group', () => {
  const capacity = (raid: string, disks: number, readShare: string): number | undefined =>
    rounded(world({ group: { raid, disks, iops: '180 IOPS' }, demand: { iops: '1 IOPS', readShare } }).query(loadOf, 'arrays/san/groups/g').capacity);

  it('counts each write at its cost under the RAID level (M2)', () => {
    expect(capacity('raid5', 5, '84 %')).toBe(608.1);
    expect(capacity('raid10', 8, '84 %')).toBe(1241.4);
    expect(capacity('raid6', 6, '50 %')).toBe(308.6);
    expect(capacity('raid0', 4, '50 %')).toBe(720);
  });
  it('counts no disk that has no partner (M3)', () => {
    expect(capacity('raid10', 9, '84 %')).toBe(1241.4);
  });
  it('is unknown below the least disks of the level, and where nothing is known of the disks (Q7)', () => {
    expect(capacity('raid6', 3, '70 %')).toBeUndefined();
    const load = goldOf({ demand: { iops: '100 IOPS' } });
    expect(load).toMatchObject({ capacity: undefined, utilization: undefined, latencyMs: undefined, bottleneck: undefined });
    expect(load.stages.map(({ kind, known }) => [kind, known])).toEqual([['port', false], ['controller', false], ['disks', false]]);
  });
  it('is that of the media by convention where nobody says better (M4)', () => {
    const [disks] = goldOf({ group: { media: 'hdd' }, demand: { iops: '100 IOPS' } }).stages.filter(({ kind }) => kind === 'disks');
    expect(disks).toMatchObject({ byConvention: true, able: { iops: 8 * usualFigures.hdd.iops }, serviceMs: usualFigures.hdd.latency });
    const [said] = goldOf({ group: { media: 'hdd', iops: '200 IOPS', latency: '5 ms', throughput: '150 MB/s' }, demand: { iops: '100 IOPS' } }).stages.filter(({ kind }) => kind === 'disks');
    expect(said).toMatchObject({ byConvention: false, able: { iops: 1600, throughput: 1200e6 }, serviceMs: 5 });
  });
});

describe('the way of a request', () => {
  const fast = { iops: '10 kIOPS', latency: '1 ms' };

  it('leads over the ports and controllers of the array, which share the load, to the disks (Q3)', () => {
    const load = goldOf({
      group: fast, demand: { iops: '8 kIOPS', readShare: '100 %', ioSize: '64 KiB' },
      array: { ports: { a: { speed: '8 Gb/s', controller: 1 }, b: { speed: '8 Gb/s', controller: 2 } }, controller: { iops: '10 kIOPS' } },
    });
    expect(usesOf(load)).toEqual({ port: 26, controller: 40, disks: 10 });
  });
  it('passes the switch ports that an array is plugged into, which may be slower than its own (Q3)', () => {
    const demand = { iops: '2000 IOPS', ioSize: '64 KiB', readShare: '100 %' };
    const array = { protocol: 'iscsi', ports: { p1: { speed: '10 Gb/s', port: 'leaf/1' } } };
    const goldBehind = (speed: object): StorageLoad => estateOf({
      switches: { leaf: { kind: 'physical', ports: { 1: speed } } }, arrays: { san: { groups: { g: { size: '1 TB', disks: 8, media: 'nvme' } }, ...array } },
      datastores: { gold: { on: 'san/g' } }, vms: { db: { disks: { d: { datastore: 'gold', size: '100 GiB' } }, demand } },
    }).query(loadOf, 'datastores/gold');
    expect(bottleneckOf(goldBehind({ speed: '1 Gb/s' }))).toMatchObject({ kind: 'network', owner: 'arrays/san' });
    expect(usesOf(goldBehind({ speed: '1 Gb/s' }))).toMatchObject({ network: 105, port: 10 });
    expect(usesOf(goldBehind({}))).not.toHaveProperty('network');
  });
  it('uses of operations or bytes whichever is more (Q3)', () => {
    const wide = goldOf({ group: { ...fast, throughput: '100 MB/s' }, demand: { iops: '1 kIOPS', readShare: '100 %', ioSize: '400 KB' } });
    expect(wide.stages.find(({ kind }) => kind === 'disks')).toMatchObject({ utilization: 0.5, limitedBy: 'throughput' });
  });
  it('is slowed down by what others ask of the same disks', () => {
    const estate = estateOf({
      arrays: { san: { groups: { g: { size: '1 TB', disks: 8, ...fast } } } }, datastores: { gold: { on: 'san/g' }, bulk: { on: 'san/g' } },
      vms: { noisy: { disks: { d: { datastore: 'bulk', size: '1 TB' } }, demand: { iops: '40 kIOPS', readShare: '100 %' } } },
    });
    expect(rounded(estate.query(loadOf, 'datastores/gold').latencyMs)).toBe(2);
    expect(iopsOf(estate.query(loadOf, 'datastores/gold').demand)).toBe(0);
  });
  it('ends at a cache as often as that answers, and takes its time (Q2, Q5)', () => {
    const load = goldOf({ group: { ...fast, raid: 'raid5' }, array: { cache: { readHits: '50 %', writeHits: '20 %', latency: '0.2 ms' } }, demand: { iops: '10 kIOPS' } });
    const disks = load.stages.find(({ kind }) => kind === 'disks');
    // 7000 reads, half of them from the cache; 3000 writes, 80 % of which reach the disks four times.
    expect(rounded(disks?.asked.iops)).toBe(3500 + 4 * 2400);
    expect(rounded(disks?.share, 3)).toBe(0.59);
    expect(rounded(load.latencyMs, 3)).toBe(rounded(0.41 * 0.2 + 0.59 / (1 - 13_100 / 80_000), 3));
  });
  it('takes the service time over what is left of a stage, and has no bound once nothing is (Q5)', () => {
    const at = (iops: string): number | undefined => rounded(goldOf({ group: { ...fast, disks: 1 }, demand: { iops, readShare: '100 %' } }).latencyMs, 3);
    expect([at('0 IOPS'), at('5 kIOPS'), at('9 kIOPS'), at('10 kIOPS'), at('20 kIOPS')]).toEqual([1, 2, 10, Infinity, Infinity]);
  });
  it('tells the average beside the peak', () => {
    expect(goldOf({ group: { ...fast, disks: 1 }, demand: { iops: '5 kIOPS', iopsPeak: '9 kIOPS', readShare: '100 %' } })).toMatchObject({ averageUtilization: 0.5, averageLatencyMs: 2, utilization: 0.9 });
  });
  it('is held up most where the use is highest (Q6)', () => {
    const load = goldOf({ group: { iops: '150 IOPS' }, array: { controller: { iops: '5 kIOPS' } }, demand: { iops: '600 IOPS', readShare: '100 %' } });
    expect(usesOf(load)).toEqual({ controller: 12, disks: 50 });
    expect(bottleneckOf(load)?.owner).toBe('arrays/san/groups/g');
  });
  it('takes no time at stages nothing is known of, which are told (Q7)', () => {
    const load = goldOf({ group: fast });
    expect(load.stages.filter(({ known }) => !known).map(({ kind, latencyMs, utilization }) => [kind, latencyMs, utilization])).toEqual([['port', 0, undefined], ['controller', 0, undefined]]);
    expect(load.latencyMs).toBe(1);
  });
  it('goes there and back between sites for every write to a synchronous replica (Q5)', () => {
    const sites = { north: { links: { south: { roundTrip: '4 ms' } } }, south: {} };
    const latency = (replication: object): number | undefined => rounded(goldOf({ sites, group: fast, array: { site: 'north' }, datastore: { replication }, demand: { iops: '1 IOPS', readShare: '75 %' } }).latencyMs, 2);
    expect(latency({ mode: 'sync', to: 'south' })).toBe(2);
    expect(latency({ mode: 'async', to: 'south' })).toBe(1);
  });
});

describe('an array of several groups', () => {
  const arrays = { san: { groups: { fast: { size: '1 TB', disks: 4, iops: '1000 IOPS' }, slow: { size: '9 TB', disks: 4, iops: '100 IOPS' } } } };
  const sanOf = (on: string): StorageLoad => estateOf({ arrays, datastores: { gold: { on } }, vms: { db: { disks: { d: { datastore: 'gold', size: '100 GiB' } }, demand: { iops: '500 IOPS' } } } }).query(loadOf, 'arrays/san');

  it('is as fast as the groups that are asked, each by what it is asked (Q4)', () => {
    expect(sanOf('san/fast')).toMatchObject({ capacity: 4000, utilization: 0.125 });
    expect(sanOf('san/slow')).toMatchObject({ capacity: 400, utilization: 1.25 });
  });
  it('spreads what names none of them over them by what they hold (Q4)', () => {
    expect(rounded(sanOf('san').capacity)).toBe(444.4);
  });
});

describe('a pool', () => {
  const disks = (size: string, iops = '1000 IOPS'): object => ({ size, disks: 1, iops, latency: '1 ms' });
  const worldOf = (pool: object) => estateOf({
    arrays: { san: { groups: { small: disks('1 TB'), large: disks('3 TB') } } }, storagePools: { gold: { members: ['san/small', 'san/large'], ...pool } },
    datastores: { vol: { on: 'gold', capacity: '1 TB' } }, vms: { db: { disks: { d: { datastore: 'vol', size: '100 GiB' } }, demand: { iops: '100 IOPS', readShare: '60 %' } } },
  });
  const reaching = (pool: object): readonly number[] => {
    const estate = worldOf(pool);
    return ['small', 'large'].map((group) => rounded(iopsOf(estate.query(loadOf, `arrays/san/groups/${group}`).demand)) ?? NaN);
  };

  it('spreads requests over its members by what they hold (Q4)', () => {
    expect(reaching({})).toEqual([25, 75]);
  });
  it('spreads them over tiers as these say, the rest by what they hold (Q4)', () => {
    expect(reaching({ tiers: { fast: { members: ['san/small'], serves: '80 %' } } })).toEqual([80, 20]);
    expect(reaching({ tiers: { fast: { members: ['san/small'], serves: '80 %' }, slow: { members: ['san/large'], serves: '80 %' } } })).toEqual([50, 50]);
  });
  it('spreads them by what its members can do where it places data by that (Q4)', () => {
    const san = { groups: { small: disks('1 TB', '3000 IOPS'), large: disks('3 TB', '1000 IOPS') } };
    const estate = estateOf({
      arrays: { san }, storagePools: { gold: { members: ['san/small', 'san/large'], placement: 'performance' } }, datastores: { vol: { on: 'gold', capacity: '1 TB' } },
      vms: { db: { disks: { d: { datastore: 'vol', size: '100 GiB' } }, demand: { iops: '100 IOPS' } } },
    });
    expect(['small', 'large'].map((group) => rounded(iopsOf(estate.query(loadOf, `arrays/san/groups/${group}`).demand)))).toEqual([75, 25]);
  });
  it('fills the fastest members first where it places data by tier (Q4)', () => {
    const reachingAt = (capacity: string): readonly (number | undefined)[] => {
      const estate = estateOf({
        arrays: { san: { groups: { slow: { size: '3 TB', disks: 1, iops: '100 IOPS', latency: '8 ms' }, fast: { size: '1 TB', disks: 1, iops: '100 IOPS', latency: '1 ms' } } } },
        storagePools: { gold: { members: ['san/slow', 'san/fast'], placement: 'tier' } }, datastores: { vol: { on: 'gold', capacity } },
        vms: { db: { disks: { d: { datastore: 'vol', size: '100 GiB' } }, demand: { iops: '100 IOPS' } } },
      });
      return ['slow', 'fast'].map((group) => rounded(iopsOf(estate.query(loadOf, `arrays/san/groups/${group}`).demand)));
    };
    expect(reachingAt('1 TB')).toEqual([0, 100]);
    expect(reachingAt('4 TB')).toEqual([75, 25]);
  });
  it('writes each copy, and under parity reads and writes twice (Q2)', () => {
    expect(reaching({ redundancy: 'mirror' })).toEqual([(60 + 80) / 4, (60 + 80) * 0.75]);
    expect(reaching({ redundancy: 'parity' })).toEqual([(60 + 160) / 4, (60 + 160) * 0.75]);
  });
  it('lets what its cache answers go no further (Q2)', () => {
    expect(reaching({ cache: { readHits: '50 %', writeHits: '100 %' } })).toEqual([7.5, 22.5]);
  });
  it('can do what its weakest member lets through', () => {
    expect(rounded(worldOf({}).query(loadOf, 'storagePools/gold').capacity)).toBe(1333.3);
  });
  it('waits for the round trip where its copies are at several sites (Q5)', () => {
    const estate = estateOf({
      sites: { a: { links: { b: { roundTrip: '3 ms' } } }, b: {} },
      arrays: { one: { site: 'a', groups: { g: disks('1 TB') } }, two: { site: 'b', groups: { g: disks('1 TB') } } },
      storagePools: { gold: { members: ['one/g', 'two/g'], redundancy: 'replicas', copies: 2, failureDomain: 'site' } },
    });
    expect(rounded(estate.query(loadOf, 'storagePools/gold').latencyMs, 2)).toBe(1 + 0.3 * 3);
  });
});

describe('a distributed array', () => {
  const reaching = (redundancy: object, more: object = {}): number => {
    const estate = estateOf({
      hosts: Object.fromEntries(['h1', 'h2', 'h3', 'h4'].map((id) => [id, { disks: { ssd: { media: 'ssd', size: '1 TB', count: 2 }, log: { media: 'nvme', size: '1 TB', cache: true } } }])),
      arrays: { vsan: { kind: 'distributed', hosts: ['h1', 'h2', 'h3', 'h4'], redundancy, ...more } }, datastores: { vol: { on: 'vsan' } },
      vms: { db: { disks: { d: { datastore: 'vol', size: '100 GiB' } }, demand: { iops: '1000 IOPS', readShare: '60 %' } } },
    });
    expect(iopsOf(estate.query(loadOf, 'hosts/h1/disks/log').demand)).toBe(0);
    return ['h1', 'h2', 'h3', 'h4'].reduce((sum, id) => sum + iopsOf(estate.query(loadOf, `hosts/${id}/disks/ssd`).demand), 0);
  };

  it('writes each copy on the disks of its hosts (Q2)', () => {
    expect(reaching({ copies: 2 })).toBe(600 + 800);
    expect(reaching({ copies: 3 })).toBe(600 + 1200);
  });
  it('reads and writes data and parity for a small write (Q2)', () => {
    expect(reaching({ data: 3, parity: 1 })).toBe(600 + 4 * 400);
    expect(reaching({ data: 2, parity: 2 })).toBe(600 + 6 * 400);
  });
  it('writes all of it at both sites (Q2)', () => {
    expect(reaching({ copies: 2 }, { stretched: { sites: ['a', 'b'] } })).toBe(600 + 1600);
  });
});

// Where each of so many parts listed all of them, this would not end.
describe('thousands of disk groups', () => {
  const size = 3000;
  const numbers = Array.from({ length: size }, (_, i) => i);
  const vm = { disks: { d: { datastore: 'd', size: '100 GiB' } }, demand: { iops: '3000 IOPS', readShare: '100 %' } };
  const groups = Object.fromEntries(numbers.map((i) => [`g${i}`, { disks: 6, size: '1 TB', raid: 'raid6', media: 'ssd' }]));
  /** All at once, as rules and tables ask for them: what one has asked for is kept for the next. */
  const demands = defineQuery<ReadonlySet<number | undefined>>('demand of all groups', (estate) => new Set(numbers.map((i) => rounded(iopsOf(estate.query(loadOf, `arrays/a/groups/g${i}`).demand), 4))));
  const promised = defineQuery<ReadonlySet<number | undefined>>('what is promised of all groups', (estate) => new Set(numbers.map((i) => rounded(estate.query(useOf, `arrays/a/groups/g${i}`).provisioned / 1e12, 4))));

  it('are each asked their share, be each a tier of a pool', () => {
    const tiers = Object.fromEntries(numbers.map((i) => [`t${i}`, { members: [`a/g${i}`] }]));
    const estate = estateOf({ arrays: { a: { groups } }, storagePools: { p: { tiers } }, datastores: { d: { on: 'p' } }, vms: { v: vm } });
    expect(estate.query(demands, '')).toEqual(new Set([1]));
  });
  it('are each asked their share of what is on the array as a whole', () => {
    const exports = Object.fromEntries(numbers.map((i) => [`x${i}`, { size: '1 TB' }]));
    const estate = estateOf({ arrays: { a: { groups, exports } }, datastores: { d: { on: 'a', capacity: '1 TB' } }, vms: { v: vm } });
    expect(estate.query(demands, '')).toEqual(new Set([1]));
    expect(estate.query(promised, '')).toEqual(new Set([rounded(1 + 1 / size, 4)]));
  });
});
