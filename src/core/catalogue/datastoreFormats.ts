/**
 * Formats of datastores: file systems, volume managers and protocols, with the largest disk and datastore they take, whether several
 * hosts may use one at once, and which products use them. What no source tells is absent: nobody is told that it does not work.
 */
import { TiB } from './figures';
import type { Sourced, SourceOf } from './product';
import { releasesOf, type Release } from './releases';

export const datastoreFormats = ['vmfs-5', 'vmfs-6', 'nfs-3', 'nfs-4.1', 'vsan', 'zfs', 'lvm', 'ext4', 'ceph', 'ntfs', 'refs'] as const;
export type DatastoreFormat = (typeof datastoreFormats)[number];

export interface DatastoreFormatInfo {
  /** "VMFS 6" */
  readonly name: string;
  /** Bytes of the largest virtual disk. */
  readonly diskSize?: Sourced;
  /** Bytes of the largest datastore. */
  readonly capacity?: Sourced;
  /** Whether several hosts may use it at once; a sentence where there are conditions. */
  readonly shared: Sourced<boolean | string>;
}

export const datastoreFormatInfo: Readonly<Record<DatastoreFormat, DatastoreFormatInfo>> = {
  'vmfs-5': { name: 'VMFS 5', diskSize: { value: 62 * TiB, source: 'sizes' }, capacity: { value: 64 * TiB, source: 'sizes' }, shared: { value: true, source: 'vmfs' } },
  'vmfs-6': { name: 'VMFS 6', diskSize: { value: 62 * TiB, source: 'sizes' }, capacity: { value: 64 * TiB, source: 'sizes' }, shared: { value: true, source: 'vmfs' } },
  'nfs-3': { name: 'NFS 3', shared: { value: true, source: 'nfs' } },
  'nfs-4.1': { name: 'NFS 4.1', shared: { value: true, source: 'nfs' } },
  vsan: { name: 'vSAN', shared: { value: true, source: 'esxi' } },
  zfs: { name: 'ZFS', shared: { value: 'where its volumes are exported over iSCSI', source: 'proxmox' } },
  lvm: { name: 'LVM', shared: { value: 'on a LUN that every host sees, and not thin', source: 'proxmox' } },
  ext4: { name: 'ext4', diskSize: { value: 16 * TiB, source: 'ext4' }, shared: { value: false, source: 'proxmox' } },
  ceph: { name: 'Ceph RBD', shared: { value: true, source: 'proxmox' } },
  // Of the largest cluster size, 2 MiB: what a volume was formatted with is not known.
  ntfs: { name: 'NTFS', capacity: { value: 8192 * TiB, source: 'ntfs' }, shared: { value: 'as a Cluster Shared Volume', source: 'ntfs' } },
  refs: { name: 'ReFS', diskSize: { value: 35 * 1024 * TiB, source: 'refs' }, capacity: { value: 35 * 1024 * TiB, source: 'refs' }, shared: { value: 'as a Cluster Shared Volume', source: 'refs' } },
};

export type FormatUse =
  | { readonly kind: 'usable' }
  /** `reason` is a clause such as "VMware ESXi uses VMFS 6 from 6.5 on"; `instead` is what the release does use. */
  | { readonly kind: 'unusable'; readonly reason: string; readonly instead: readonly DatastoreFormat[]; readonly source: SourceOf }
  /** No source tells. */
  | { readonly kind: 'unknown' };

/** Whether a release keeps VMs on datastores of a format. */
export function useOfFormat(release: Release, format: DatastoreFormat): FormatUse {
  const uses = usesOf(release);
  if (!uses) return { kind: 'unknown' };
  const since = uses.since[format];
  if (since !== undefined && isSince(release, since)) return { kind: 'usable' };
  const { name } = datastoreFormatInfo[format];
  const source = sourceOfFormat(uses.source);
  const instead = formatsUsedBy(release);
  if (since !== undefined) return { kind: 'unusable', reason: `${release.product.name} uses ${name} from ${since} on`, instead, source };
  return uses.not.includes(format) ? { kind: 'unusable', reason: `${release.product.name} does not use ${name}`, instead, source } : { kind: 'unknown' };
}

/** The formats a release is documented to use; none where nothing is documented of it. */
export function formatsUsedBy(release: Release): readonly DatastoreFormat[] {
  const uses = usesOf(release);
  if (!uses) return [];
  return datastoreFormats.filter((format) => {
    const first = uses.since[format];
    return first !== undefined && isSince(release, first);
  });
}

/** Where a figure of `datastoreFormatInfo` comes from. */
export function sourceOfFormat(key: string): SourceOf {
  const source = Object.hasOwn(sources, key) ? sources[key as keyof typeof sources] : undefined;
  if (!source) throw new Error(`No source of datastore formats is called "${key}".`);
  return source;
}

interface Uses {
  /** The first version that uses a format, "" for all of them. */
  readonly since: Readonly<Partial<Record<DatastoreFormat, string>>>;
  /** Formats it does not use in any version. */
  readonly not: readonly DatastoreFormat[];
  readonly source: keyof typeof sources;
}

const usesByProduct: Readonly<Record<string, Uses>> = {
  esxi: {
    since: { 'vmfs-5': '5.0', 'vmfs-6': '6.5', 'nfs-3': '', 'nfs-4.1': '6.0', vsan: '5.5' },
    not: ['zfs', 'lvm', 'ext4', 'ceph', 'ntfs', 'refs'], source: 'esxi',
  },
  proxmox: { since: { zfs: '', lvm: '', ext4: '', 'nfs-3': '', 'nfs-4.1': '', ceph: '' }, not: ['vmfs-5', 'vmfs-6', 'vsan', 'refs'], source: 'proxmox' },
  hyperv: { since: { ntfs: '', refs: '' }, not: ['vmfs-5', 'vmfs-6', 'vsan', 'zfs', 'lvm', 'ext4'], source: 'windows' },
  xenserver: { since: { lvm: '', ext4: '', 'nfs-3': '', 'nfs-4.1': '' }, not: ['vmfs-5', 'vmfs-6', 'vsan', 'ntfs', 'refs'], source: 'xenserver' },
  'vmware-workstation': { since: {}, not: ['vmfs-5', 'vmfs-6'], source: 'hosted' },
  'vmware-player': { since: {}, not: ['vmfs-5', 'vmfs-6'], source: 'hosted' },
};

const usesOf = ({ product }: Release): Uses | undefined => (Object.hasOwn(usesByProduct, product.id) ? usesByProduct[product.id] : undefined);

function isSince(release: Release, version: string): boolean {
  const versions = releasesOf(release.product).map((each) => each.version.version);
  return version === '' || versions.indexOf(release.version.version) >= versions.indexOf(version);
}

const sources = {
  sizes: { title: 'History of vSphere Storage Size Limitations: 64 TB for a datastore, 62 TB for a disk', url: 'https://niktips.wordpress.com/tag/rdm/' },
  vmfs: {
    title: 'vSphere Storage 7.0: Versions of VMFS Datastores',
    url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.storage.doc/GUID-7552DAD4-1809-4687-B46E-ED9BB42CE277.html',
  },
  nfs: {
    title: 'vSphere Storage 7.0: NFS Protocols and ESXi',
    url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.storage.doc/GUID-8A929FE4-1207-4CC5-A086-7016D73C328F.html',
  },
  esxi: {
    title: 'vSphere Storage 6.5: Types of Datastores; VMFS 5 from 5.0 and NFS 4.1 from 6.0 on by vSphere Storage 6.0, vSAN from 5.5 U1 on by "Essential Virtual SAN"',
    url: 'https://docs.vmware.com/en/VMware-vSphere/6.5/com.vmware.vsphere.storage.doc/GUID-D5AB2BAD-C69A-4B8D-B468-25D86B8D39CE.html',
  },
  proxmox: { title: 'Proxmox VE Administration Guide: Storage Types', url: 'https://pve.proxmox.com/pve-docs/chapter-pvesm.html' },
  ext4: { title: 'The Linux Kernel: ext4, Blocks: 16 TiB for a file of 4 KiB blocks', url: 'https://docs.kernel.org/filesystems/ext4/blocks.html' },
  ntfs: { title: 'Microsoft Learn: NTFS overview', url: 'https://learn.microsoft.com/en-us/windows-server/storage/file-server/ntfs-overview' },
  refs: { title: 'Microsoft Learn: Resilient File System (ReFS) overview', url: 'https://learn.microsoft.com/en-us/windows-server/storage/refs/refs-overview' },
  windows: { title: 'Microsoft Learn: File System Functionality Comparison', url: 'https://learn.microsoft.com/en-us/windows/win32/fileio/filesystem-functionality-comparison' },
  xenserver: { title: 'XenServer 8: Storage repository formats', url: 'https://docs.xenserver.com/en-us/xenserver/8/storage/format' },
  hosted: { title: 'All You Need to Know About VMware VMFS', url: 'https://www.techsyncer.com/pt-pt/all-you-need-to-know-about-vmware-vmfs.html' },
} as const satisfies Readonly<Record<string, SourceOf>>;
