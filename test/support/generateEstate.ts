/** Estates of any size, for tests and measurements: the same options give the same text. */
import { Formatting } from '../../src/core/document/formatting';
import { plantDefects } from './plantDefects';
import { randomFrom, type Random } from './random';

export interface EstateOptions {
  readonly hosts: number;
  readonly vms: number;
  readonly seed?: number;
  /** Whether something is wrong here and there; see plantDefects.ts. Default true. */
  readonly defects?: boolean;
}

/** An estate under construction: plain JSON by collection and id. */
export interface Draft {
  readonly sites: Fields;
  readonly clusters: Fields;
  readonly hosts: Fields;
  readonly vms: Fields;
  readonly switches: Fields;
  readonly networks: Fields;
  readonly arrays: Fields;
  readonly datastores: Fields;
}
export type Fields = Record<string, Json>;
export type Json = Record<string, unknown>;

/** An estate that reads as if someone had written it: a line per field, about 420 characters per VM. */
export function generateEstate(options: EstateOptions): string {
  const random = randomFrom(options.seed ?? 1);
  const draft = draftOf(options, random);
  const twice = options.defects === false ? [] : plantDefects(draft, random);
  return written(draft, `Generated: ${options.hosts} hosts, ${options.vms} VMs`, twice);
}

/** Ids as they are numbered: hosts "esx-0001", VMs "vm-00001", from 1. */
export const hostId = (n: number): string => `esx-${String(n).padStart(4, '0')}`;
export const vmId = (n: number): string => `vm-${String(n).padStart(5, '0')}`;

const hostsPerCluster = 20;
const clustersPerSite = 10;
const datastoresPerCluster = 4;

function draftOf({ hosts, vms }: EstateOptions, random: Random): Draft {
  const draft: Draft = { sites: {}, clusters: {}, hosts: {}, vms: {}, switches: {}, networks: {}, arrays: {}, datastores: {} };
  const clusters = Math.max(1, Math.ceil(hosts / hostsPerCluster));
  for (let c = 1; c <= clusters; c++) addCluster(draft, c);
  for (let h = 1; h <= hosts; h++) addHost(draft, h, 1 + ((h - 1) % clusters));
  for (let v = 1; v <= vms; v++) addVm(draft, v, clusters, hosts, random);
  return draft;
}

const clusterId = (c: number): string => `cluster-${String(c).padStart(2, '0')}`;
const networkId = (c: number): string => `vlan-${100 + c}`;
const datastoreId = (c: number, d: number): string => `ds-${String(c).padStart(2, '0')}-${d}`;

function addCluster(draft: Draft, c: number): void {
  const site = `site-${Math.ceil(c / clustersPerSite)}`;
  const array = `san-${Math.ceil(c / clustersPerSite)}`;
  draft.sites[site] ??= { racks: 24, energy: { pue: 1.4, waterPerKwh: 1.8 } };
  draft.arrays[array] ??= { kind: 'san', protocol: 'fc', site, groups: { fast: { media: 'ssd', disks: 200, size: '15.36 TB', raid: 'raid6', spares: 8 } } };
  draft.clusters[clusterId(c)] = { site, availability: { hostFailuresTolerated: 1 } };
  draft.switches[`dvs-${c}`] = { kind: 'distributed', uplinks: {}, mtu: 9000 };
  draft.networks[networkId(c)] = { switch: `dvs-${c}`, vlan: 100 + c, subnet: `10.${c}.0.0/16`, gateway: `10.${c}.0.1` };
  for (let d = 1; d <= datastoresPerCluster; d++) {
    draft.datastores[datastoreId(c, d)] = { on: `${array}/fast`, capacity: '20 TiB', format: 'vmfs-6', mountedBy: [clusterId(c)] };
  }
}

function addHost(draft: Draft, h: number, c: number): void {
  draft.hosts[hostId(h)] = {
    cluster: clusterId(c),
    rack: `R${String(1 + (h % 24)).padStart(2, '0')}`,
    hypervisor: 'esxi-8.0',
    cpu: { sockets: 2, cores: 16, threads: 2, clock: '2.9 GHz', generation: 'ice-lake' },
    memory: '512 GiB',
    nics: { vmnic0: { speed: '25 Gb/s' }, vmnic1: { speed: '25 Gb/s' } },
    power: { idle: '180 W', peak: '720 W' },
  };
  (draft.switches[`dvs-${c}`]?.['uplinks'] as Json)[hostId(h)] = ['vmnic0', 'vmnic1'];
}

/** VMs go round the hosts, so that their order in the text is not their order on the hosts. */
function addVm(draft: Draft, v: number, clusters: number, hosts: number, random: Random): void {
  const h = 1 + ((v - 1) % Math.max(1, hosts));
  const c = 1 + ((h - 1) % clusters);
  const memoryGiB = random.pick([2, 4, 8, 8, 16, 32]);
  const diskGiB = random.pick([40, 60, 80, 120]);
  draft.vms[vmId(v)] = {
    host: hostId(h),
    guest: random.pick(['debian-12', 'ubuntu-24.04', 'rhel-9', 'windows-server-2022']),
    vcpu: random.pick([1, 2, 2, 4, 4, 8]),
    memory: `${memoryGiB} GiB`,
    disks: { system: { datastore: datastoreId(c, 1 + (v % datastoresPerCluster)), size: `${diskGiB} GiB`, used: `${random.below(60) + 20} %`, provisioning: 'thin' } },
    nics: { eth0: { network: networkId(c), mac: macOf(v), addresses: [`10.${c}.${1 + (v >> 8)}.${v & 255}/16`] } },
    demand: { cpu: `${5 + random.below(60)} %`, memory: `${20 + random.below(50)} %` },
  };
}

function macOf(v: number): string {
  const hex = v.toString(16).padStart(6, '0');
  return `00:50:56:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4)}`;
}

/** `twice` names the VMs that are written a second time: a key the text repeats, which no JSON value can hold. */
function written(draft: Draft, name: string, twice: readonly string[]): string {
  const format = new Formatting('');
  const collections = Object.entries(draft).map(([collection, entries]: [string, Fields]) => {
    const repeated = collection === 'vms' ? twice.map((id) => [id, entries[id]] as const) : [];
    const lines = [...Object.entries(entries), ...repeated].map(([id, entry]) => `    ${JSON.stringify(id)}: ${format.value(entry, '    ', true)}`);
    return `  ${JSON.stringify(collection)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n  "topovisor": 1,\n  "name": ${JSON.stringify(name)},\n${collections.join(',\n')}\n}\n`;
}
