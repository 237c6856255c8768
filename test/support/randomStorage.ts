/**
 * Arbitrary small estates with storage of every kind, for laws. They are valid: each name in them leads somewhere, no
 * disk holds more than its size, every RAID group has the disks it needs. What is promised may well exceed what is there.
 */
import fc from 'fast-check';
import type { Change, JsonValue } from '../../src/core/model/change';
import { mainFile } from './estate';

export interface StorageOptions {
  /** Whether fields that all else rests on, such as sizes and media, may be left out. Default true. */
  readonly unknowns?: boolean;
  /** Whether disks that several VMs share, raw device mappings and linked clones occur. Default true. */
  readonly special?: boolean;
  /** Whether arrays have ports, zones and masks, and hosts adapters for storage. Default true. */
  readonly paths?: boolean;
  /** Whether replicas and a stretched array occur. Default true. */
  readonly replicas?: boolean;
}

/** What always exists, so that laws can name it. Groups, exports, disks of hosts and datastores by their owners' fields. */
export const storageIds = {
  sites: ['s1', 's2', 's3'], hosts: ['h1', 'h2', 'h3', 'h4'], arrays: ['san', 'nas', 'shelf', 'vsan'], groups: ['g1', 'g2'], exports: ['e1', 'e2'], hostDisks: ['fast', 'slow'],
  storagePools: ['p1', 'p2'], datastores: ['d1', 'd2', 'd3', 'd4', 'd5'], vms: ['v1', 'v2', 'v3', 'v4'], containers: ['k1'],
} as const;

/** Documents with four arrays (san, nas, local, distributed), two pools, five datastores, four hosts on two sites and four VMs. */
export function randomStorage({ unknowns = true, special = true, paths = true, replicas = true }: StorageOptions = {}): fc.Arbitrary<JsonValue> {
  const has = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => (unknowns ? fc.option(value, { nil: undefined, freq: 9 }) : value);
  const on = <T>(isOn: boolean, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => (isOn ? part(value) : none);
  return fc.record({
    sites: fc.record({ s1: fc.record({ links: part(fc.record({ s2: siteLink })) }), s2: fc.constant({}), s3: fc.constant({}) }),
    clusters: fc.record({ c1: fc.constant({ site: 's1' }) }),
    hosts: fc.record({ h1: host('s1', has, paths), h2: host('s1', has, paths), h3: host('s2', has, paths), h4: host('s2', has, paths) }).map(({ h1, h2, ...others }) => ({ h1: { ...h1, cluster: 'c1' }, h2: { ...h2, cluster: 'c1' }, ...others })),
    networks: fc.constant({ storage: { purpose: 'storage', subnet: '10.0.60.0/24' } }),
    arrays: fc.record({
      san: discArray('san', has, paths), nas: discArray('nas', has, paths), shelf: discArray('local', has, false),
      vsan: fc.record({
        kind: fc.constant('distributed'), hosts: fc.constantFrom<readonly string[]>(['h1', 'h2', 'h3', 'h4'], ['h1', 'h2', 'h3'], ['c1'], ['c1', 'h3']),
        redundancy: part(protection), slack: part(shares), reduction: part(ratios), cache: rarely(cache),
        stretched: replicas ? rarely(fc.constant({ sites: ['s1', 's2'], witness: 's3' })) : none,
      }),
    }),
    storagePools: fc.record({ p1: pool(replicas), p2: pool(replicas) }),
    datastores: fc.record({ d1: datastore(has, replicas), d2: datastore(has, replicas), d3: datastore(has, replicas), d4: datastore(has, replicas), d5: datastore(has, replicas) }),
    vms: fc.record({
      v1: vm(has), v2: vm(has), v3: fc.tuple(vm(has), on(special, shared)).map(([of, more]) => ({ ...of, disks: { ...of.disks, ...more } })),
      v4: fc.tuple(vm(has), on(special, fc.constant({ linkedTo: 'v1' }))).map(([of, more]) => ({ ...of, ...more })),
    }),
    containers: fc.record({ k1: fc.record({ on: fc.constantFrom('h1', 'v1'), volumes: part(fc.record({ data: fc.record({ datastore: store, size: has(smallSizes) }) })), demand: part(fc.record({ iops })) }) }),
    policies: part(fc.record({ snapshotGrowth: part(fc.integer({ min: 0, max: 9 })), datastoreFull: part(shares) }, { requiredKeys: [] })),
  }).map(plain);
}

/** What a person changes in the storage of such an estate. No name ceases to lead somewhere. */
export function storageChanges(): fc.Arbitrary<Change> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(vmId, fc.constantFrom('system', 'data'), store).map(([id, name, to]) => set(['vms', id, 'disks', name, 'datastore'], to)) },
    { weight: 4, arbitrary: fc.tuple(vmId, fc.constantFrom('system', 'data'), smallSizes).map(([id, name, to]) => set(['vms', id, 'disks', name, 'size'], to)) },
    { weight: 3, arbitrary: fc.tuple(vmId, written).map(([id, to]) => set(['vms', id, 'disks', 'data', 'used'], to)) },
    { weight: 2, arbitrary: fc.tuple(vmId, fc.array(snapshot, { maxLength: 3 })).map(([id, to]) => set(['vms', id, 'snapshots'], to)) },
    { weight: 2, arbitrary: fc.tuple(vmId, fc.constantFrom('on', 'off', 'suspended')).map(([id, to]) => set(['vms', id, 'power'], to)) },
    { weight: 2, arbitrary: fc.tuple(vmId, iops).map(([id, to]) => set(['vms', id, 'demand', 'iops'], to)) },
    { weight: 3, arbitrary: fc.tuple(store, backing).map(([id, to]) => set(['datastores', id, 'on'], to)) },
    { weight: 3, arbitrary: fc.tuple(store, largeSizes).map(([id, to]) => set(['datastores', id, 'capacity'], to)) },
    { weight: 2, arbitrary: fc.tuple(store, fc.constantFrom('thin', 'thick')).map(([id, to]) => set(['datastores', id, 'provisioning'], to)) },
    { weight: 2, arbitrary: fc.tuple(store, mounts).map(([id, to]) => set(['datastores', id, 'mountedBy'], to)) },
    { weight: 3, arbitrary: fc.tuple(poolId, fc.uniqueArray(member, { minLength: 1, maxLength: 4 })).map(([id, to]) => set(['storagePools', id, 'members'], to)) },
    { weight: 2, arbitrary: fc.tuple(poolId, poolProtection).map(([id, to]) => set(['storagePools', id, 'redundancy'], to)) },
    { weight: 3, arbitrary: fc.tuple(classic, fc.constantFrom('g1', 'g2'), fc.integer({ min: 8, max: 24 })).map(([id, name, to]) => set(['arrays', id, 'groups', name, 'disks'], to)) },
    { weight: 2, arbitrary: fc.tuple(classic, largeSizes).map(([id, to]) => set(['arrays', id, 'exports', 'e1', 'size'], to)) },
    { weight: 1, arbitrary: protection.map((to) => set(['arrays', 'vsan', 'redundancy'], to)) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...storageIds.hosts), fc.integer({ min: 1, max: 12 })).map(([id, to]) => set(['hosts', id, 'disks', 'fast', 'count'], to)) },
    { weight: 1, arbitrary: fc.constantFrom('v2', 'v3', 'v4').map((id): Change => ({ kind: 'remove', file: mainFile, path: ['vms', id] })) },
  );
}

const none = fc.constant(undefined);
type Has = <T>(value: fc.Arbitrary<T>) => fc.Arbitrary<T | undefined>;
function part<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 2 });
}
function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary: value });
}
function plain(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
function set(path: Change['path'], value: unknown): Change {
  return { kind: 'set', file: mainFile, path, value: plain(value) };
}

const vmId = fc.constantFrom(...storageIds.vms);
const store = fc.constantFrom(...storageIds.datastores);
const poolId = fc.constantFrom(...storageIds.storagePools);
/** Arrays that have groups and exports. */
const classic = fc.constantFrom('san', 'nas', 'shelf');

const gib = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map((n) => `${n} GiB`);
const smallSizes = gib(8, 2000);
const largeSizes = fc.oneof(gib(100, 20_000), fc.integer({ min: 1, max: 60 }).map((n) => `${n} TB`));
/** At most the least size of a disk, or a share of it. */
const written = fc.oneof(gib(0, 8), fc.integer({ min: 0, max: 100 }).map((n) => `${n} %`));
const growth = gib(0, 50);
const shares = fc.integer({ min: 0, max: 90 }).map((n) => `${n} %`);
const ratios = fc.constantFrom(1, 1.5, 2, 4);
const rate = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map((n) => `${n} IOPS`);
const iops = rate(0, 20_000);
const media = fc.constantFrom('hdd', 'ssd', 'nvme');
const cache = fc.record({ size: gib(16, 512), readHits: part(shares), writeHits: part(shares), latency: part(fc.constant('0.2 ms')) });
const siteLink = fc.record({ bandwidth: part(fc.constantFrom('1 Gb/s', '10 Gb/s')), roundTrip: part(fc.constantFrom('1 ms', '4 ms', '20 ms')) });

const leastDisks = { raid0: 1, raid1: 2, raid5: 3, raid6: 4, raid10: 4, raid50: 6, raid60: 8 } as const;
const raid = fc.constantFrom(...(Object.keys(leastDisks) as (keyof typeof leastDisks)[]));
const diskGroup = (has: Has) => raid.chain((level) => fc.record({
  media: has(media), size: has(largeSizes), disks: fc.integer({ min: leastDisks[level], max: 24 }), raid: fc.constant(level), spares: part(fc.integer({ min: 0, max: 2 })),
  iops: rarely(rate(100, 90_000)), otherDisks: rarely(fc.array(fc.record({ media, size: largeSizes, disks: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 2 })),
}));
const exported = (has: Has, isMasked: boolean) => fc.record({
  group: fc.constantFrom(...storageIds.groups), size: has(largeSizes), provisioning: part(fc.constantFrom('thin', 'thick')),
  maskedTo: isMasked ? rarely(fc.constantFrom<readonly string[]>(['c1'], ['h1', 'h3'], ['h2'])) : none,
});

/** An array of disk groups and exports: block storage over fabrics, files over the network, or a shelf at one host. */
function discArray(kind: 'san' | 'nas' | 'local', has: Has, paths: boolean) {
  const port = fc.record({
    speed: part(fc.constantFrom('10 Gb/s', '32 Gb/s')), controller: part(fc.integer({ min: 1, max: 2 })),
    fabric: kind === 'san' ? part(fc.constantFrom('fabric-a', 'fabric-b')) : none, network: kind === 'san' ? none : part(fc.constant('storage')),
    addresses: kind === 'san' ? none : part(fc.constantFrom(['10.0.60.21/24'], ['10.0.60.22/24'])),
  });
  const zones = fc.record({ z1: fc.record({ ports: fc.constantFrom(['c1'], ['c1', 'c2']), initiators: fc.constantFrom<readonly string[]>(['h1'], ['h1/a', 'h2/b'], ['h3', 'h4/a']) }) });
  return fc.record({
    kind: fc.constant(kind), site: fc.constantFrom('s1', 's2'), protocol: part(kind === 'san' ? fc.constantFrom('fc', 'iscsi', 'nvme-of') : fc.constantFrom('nfs', 'smb')),
    groups: fc.record({ g1: diskGroup(has), g2: diskGroup(has) }), exports: fc.record({ e1: exported(has, paths), e2: exported(has, paths) }),
    controllers: part(fc.integer({ min: 1, max: 2 })), controller: part(fc.record({ iops: part(rate(1000, 200_000)), throughput: part(fc.constant('4 GB/s')) })),
    ports: paths ? part(fc.record({ c1: port, c2: port })) : none, zones: paths && kind === 'san' ? rarely(zones) : none,
    cache: rarely(cache), reduction: rarely(ratios), slack: rarely(shares),
  }).map(({ zones: named, ...of }) => ({ ...of, ...(of.ports && named ? { zones: named } : {}) }));
}

function host(site: string, has: Has, paths: boolean) {
  const hba = fc.record({ kind: fc.constantFrom('fc', 'fc', 'iscsi'), fabric: part(fc.constantFrom('fabric-a', 'fabric-b')), speed: part(fc.constant('32 Gb/s')) });
  const disks = fc.record({ media: has(media), size: has(largeSizes), count: fc.integer({ min: 1, max: 12 }), cache: rarely(fc.boolean()) });
  return fc.record({
    site: fc.constant(site), rack: part(fc.constantFrom('r1', 'r2')), disks: fc.record({ fast: disks, slow: disks }),
    hbas: paths ? fc.record({ a: hba, b: hba }) : none,
    adapters: paths ? part(fc.record({ vmk1: fc.constant({ network: 'storage', purposes: ['storage'] }) })) : none,
  });
}

const protection = fc.oneof(
  fc.record({ copies: part(fc.integer({ min: 1, max: 3 })), failureDomain: part(fc.constantFrom('disk', 'host', 'rack', 'site')), kept: part(fc.integer({ min: 0, max: 1 })) }),
  fc.record({ data: fc.constantFrom(2, 3, 4), parity: fc.constantFrom(1, 2), failureDomain: part(fc.constantFrom('disk', 'host')) }),
);
const poolProtection = fc.constantFrom('none', 'mirror', 'parity', 'replicas');
const member = fc.constantFrom('san', 'nas', 'shelf/g1', 'san/g1', 'san/g2', 'nas/g1', 'san/e1', 'nas/e2', 'vsan', 'h1/fast', 'h3/slow', 'h4/fast');

/** At least one member, of any kind; a member of a tier is one of the pool. */
function pool(hasReplicas: boolean) {
  const replication = fc.record({ mode: fc.constantFrom('sync', 'async'), to: fc.constant('s2'), recoveryPoint: part(fc.constantFrom('5 min', '4 h')), bandwidth: part(fc.constant('500 Mb/s')), target: part(fc.constantFrom('nas', 'nas/g1', 'p2')) });
  return fc.record({
    members: fc.uniqueArray(member, { minLength: 1, maxLength: 4 }), redundancy: part(poolProtection), copies: rarely(fc.integer({ min: 2, max: 3 })), failureDomain: part(fc.constantFrom('member', 'array', 'site')),
    placement: rarely(fc.constantFrom('capacity', 'performance', 'tier')), cache: rarely(cache), reduction: rarely(ratios), slack: rarely(shares), replication: hasReplicas ? rarely(replication) : none,
    serves: rarely(shares),
  }).map(({ serves, ...of }) => ({ ...of, ...(serves === undefined ? {} : { tiers: { first: { members: of.members.slice(0, 1), serves } } }) }));
}

const backing = fc.constantFrom('p1', 'p2', 'san/g1', 'san/e1', 'nas/e1', 'nas/e2', 'shelf', 'shelf/g2', 'vsan', 'h1/slow', 'h2/fast');
const mounts = fc.subarray<string>(['c1', 'h1', 'h3', 'h4'], { minLength: 1 });
const datastore = (has: Has, hasReplicas: boolean) => fc.record({
  on: part(backing), capacity: has(largeSizes), provisioning: part(fc.constantFrom('thin', 'thick')), used: rarely(gib(0, 900)), growth: rarely(growth),
  format: part(fc.constantFrom('vmfs-6', 'nfs-3', 'vsan', 'zfs')), mountedBy: part(mounts), latencyTarget: rarely(fc.constant('5 ms')), reduction: rarely(ratios),
  replication: hasReplicas ? rarely(fc.record({ mode: fc.constantFrom('sync', 'async'), to: fc.constant('s2'), recoveryPoint: fc.constant('15 min'), target: part(fc.constantFrom('p1', 'p2', 'nas', 'san/g2')) })) : none,
  files: rarely(fc.array(fc.record({ path: fc.constantFrom('iso/debian-12.iso', 'golden/desktop.vmdk'), size: gib(1, 40), kind: fc.constantFrom('iso', 'image', 'other') }), { minLength: 1, maxLength: 2 })),
});

const snapshot = fc.record({ name: part(fc.constant('before the update')), size: part(gib(1, 40)), memory: part(fc.boolean()) });
const disk = (has: Has) => fc.record({
  datastore: store, size: has(smallSizes), used: part(written), provisioning: part(fc.constantFrom('thin', 'thick-lazy', 'thick-eager')), mode: rarely(fc.constantFrom('independent', 'nonpersistent')),
  growth: rarely(growth), change: rarely(growth), iopsLimit: rarely(rate(100, 5000)), sharing: rarely(fc.constantFrom('multi-writer', 'none')),
});
const vm = (has: Has) => fc.record({
  host: part(fc.constantFrom(...storageIds.hosts)), power: part(fc.constantFrom('on', 'off', 'suspended')), template: rarely(fc.boolean()), memory: part(gib(1, 64)),
  disks: fc.record({ system: disk(has), data: disk(has) }), snapshots: rarely(fc.array(snapshot, { minLength: 1, maxLength: 3 })),
  demand: part(fc.record({ iops: part(iops), iopsPeak: part(iops), ioSize: rarely(fc.constantFrom('8 KiB', '64 KiB')), readShare: rarely(shares) })),
});
/** Disks that only refer to others: of another VM, and a LUN. */
const shared = fc.record({ quorum: part(fc.constant({ sameAs: 'v1/data', sharing: 'multi-writer' })), lun: part(fc.constant({ raw: 'san/e2' })) });
