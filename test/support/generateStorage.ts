/** A datacentre's storage of any size, for measurements: the same options give the same document. */
import type { Json } from './generateEstate';

export interface StorageOptions {
  readonly hosts: number;
  /** Each with two disks on datastores of its cluster; every tenth has a snapshot. */
  readonly vms: number;
  /** Four for each cluster. */
  readonly datastores: number;
  /** Each of a disk group of two arrays. */
  readonly pools: number;
  readonly arrays: number;
}

/** As large as storage must be without anybody waiting: 20,000 disks on 200 datastores. */
export const largeStorage: StorageOptions = { hosts: 1000, vms: 10_000, datastores: 200, pools: 40, arrays: 20 };

/** Everything has room and is fast enough, and all hosts see all they mount by two fabrics. */
export function generateStorage({ hosts, vms, datastores, pools, arrays }: StorageOptions): Json {
  const clusters = Math.max(1, Math.floor(datastores / datastoresPerCluster));
  const groups = Math.ceil((2 * pools) / arrays);
  const groupOf = (n: number): string => `array-${n % arrays}/g${Math.floor(n / arrays)}`;
  return {
    sites: { dc: {} },
    clusters: each(clusters, (c) => [`c${c}`, { site: 'dc' }]),
    hosts: each(hosts, (h) => [`h${h}`, {
      cluster: `c${h % clusters}`, cpu: { sockets: 2, cores: 32, clock: '2.9 GHz' }, memory: '1 TiB',
      hbas: { vmhba0: { kind: 'fc', speed: '32 Gb/s', fabric: 'fabric-a' }, vmhba1: { kind: 'fc', speed: '32 Gb/s', fabric: 'fabric-b' } },
    }]),
    arrays: each(arrays, (a) => [`array-${a}`, {
      kind: 'san', protocol: 'fc', site: 'dc', controllers: 2,
      groups: each(groups, (g) => [`g${g}`, { media: 'ssd', disks: 10, size: '3.84 TB', raid: 'raid6', spares: 1 }]),
      ports: each(4, (p) => [`p${p}`, { speed: '32 Gb/s', controller: 1 + (p >> 1), fabric: p % 2 === 0 ? 'fabric-a' : 'fabric-b' }]),
    }]),
    storagePools: each(pools, (p) => [`pool-${p}`, { members: [groupOf(2 * p), groupOf(2 * p + 1)] }]),
    datastores: each(datastores, (d) => [`ds-${d}`, { on: `pool-${d % pools}`, capacity: '10 TiB', provisioning: 'thin', format: 'vmfs-6', mountedBy: [`c${Math.floor(d / datastoresPerCluster) % clusters}`] }]),
    vms: each(vms, (v) => {
      const datastore = (disk: number): string => `ds-${((v % clusters) * datastoresPerCluster + (Math.floor(v / clusters) + disk) % datastoresPerCluster) % datastores}`;
      return [`v${v}`, {
        host: `h${v % hosts}`, vcpu: 2, memory: '8 GiB', demand: { cpu: '20 %', memory: '40 %', iops: `${40 + (v % 7) * 10} IOPS` },
        disks: {
          system: { datastore: datastore(0), size: '40 GiB', used: `${20 + (v % 5) * 10} %`, provisioning: 'thin' },
          data: { datastore: datastore(1), size: `${60 + (v % 4) * 20} GiB`, used: '25 GiB', provisioning: v % 3 === 0 ? 'thick-lazy' : 'thin' },
        },
        ...(v % 10 === 0 ? { snapshots: [{ name: 'before the update', size: '2 GiB' }] } : {}),
      }];
    }),
  };
}

const datastoresPerCluster = 4;

function each(count: number, of: (i: number) => readonly [string, unknown]): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => of(i)));
}
