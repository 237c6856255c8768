/**
 * What products ask of a disk that several VMs write on. Only what is documented: of a product that is not here nothing is known to be
 * refused.
 */
import type { DatastoreFormat } from './datastoreFormats';
import type { DiskFormat, SourceOf } from './product';

export interface SharedDiskLimits {
  /** Formats of the file that several VMs may have open; every one unless given. */
  readonly formats?: { readonly value: readonly DiskFormat[]; readonly source: SourceOf };
  /** How space must be taken: eagerly zeroed, or at least whole. `on`: only on datastores of these formats. */
  readonly provisioning?: { readonly value: 'thick-eager' | 'thick'; readonly on?: readonly DatastoreFormat[]; readonly source: SourceOf };
  /** Whether VMs have to be told that they share it: without, the first that starts has it alone. */
  readonly isExclusive?: SourceOf;
  /**
   * A SCSI bus that VMs on several hosts share needs a raw mapping on datastores of these formats; with a version, before that version
   * of the product, which then asks for eagerly zeroed disks.
   */
  readonly busNeedsRaw?: { readonly before: Readonly<Partial<Record<DatastoreFormat, string>>>; readonly source: SourceOf };
  /** Snapshots leave it out or are refused: it must be independent of them. */
  readonly noSnapshots?: SourceOf;
  /** The most hosts on which VMs write on it at once. */
  readonly hosts?: { readonly value: number; readonly source: SourceOf };
}

/** What a product asks; undefined where nothing is documented. */
export function sharedDiskLimits(product: string): SharedDiskLimits | undefined {
  return Object.hasOwn(byProduct, product) ? byProduct[product] : undefined;
}

const multiWriter: SourceOf = {
  title: 'Broadcom KB 313527: simultaneous write protection of VMFS and the multi-writer flag',
  url: 'https://knowledge.broadcom.com/external/article/313527/enabling-or-disabling-simultaneous-write.html',
};
const onVsan: SourceOf = {
  title: 'Broadcom KB 326781: clustering suites on a vSAN datastore, supported and unsupported features of multi-writer disks',
  url: 'https://knowledge.broadcom.com/external/article/326781/using-red-hat-clustering-suite-or-suse-l.html',
};

const byProduct: Readonly<Record<string, SharedDiskLimits>> = {
  esxi: {
    isExclusive: multiWriter,
    provisioning: {
      value: 'thick-eager', on: ['vmfs-5', 'vmfs-6'],
      // vSAN does not know the difference: "Thick vs Thin on vSAN", VMware, 2020.
      source: { title: 'vSphere Web Services API: VirtualDiskSharing', url: 'https://developer.broadcom.com/xapis/virtual-infrastructure-json-api/latest/data-structures/VirtualDiskSharing_enum' },
    },
    // Of any version, where none is given.
    busNeedsRaw: {
      before: { 'vmfs-5': '', 'vmfs-6': '7.0', 'nfs-3': '', 'nfs-4.1': '' },
      source: {
        title: 'Setup for Windows Server Failover Clustering, vSphere 7.0: clustered VMDK support',
        url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.wsfc.doc/GUID-97B054E2-2EB0-4E10-855B-521A38776F39.html',
      },
    },
    noSnapshots: onVsan,
    hosts: { value: 8, source: onVsan },
  },
  hyperv: {
    formats: { value: ['vhdx'], source: { title: 'IT Pro Today: VHD sets and shared VHDX', url: 'https://www.itprotoday.com/virtualization/what-are-vhd-sets-2016' } },
    noSnapshots: { title: 'Mastering Windows Server 2016 Hyper-V: no checkpoint of a shared VHDX', url: 'https://issuhub.com/view/index?id=6089&pageIndex=292' },
  },
  kvm: {
    formats: { value: ['raw'], source: { title: 'libvirt, qemu_block.c and qemu_snapshot.c: shared access asks for a format with concurrent access, which raw is', url: 'https://gitlab.com/libvirt/libvirt/-/blob/master/src/qemu/qemu_snapshot.c' } },
  },
  virtualbox: {
    provisioning: { value: 'thick', source: { title: 'Oracle VM VirtualBox User Manual: Special Image Write Modes, shareable images', url: 'https://docs.oracle.com/en/virtualization/virtualbox/6.0/user/hdimagewrites.html' } },
  },
};
