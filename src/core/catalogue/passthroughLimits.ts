/**
 * What a VM with devices of its host to itself can no longer do. The state of such a device is in the hardware, where a hypervisor cannot
 * save it. Only what is documented: a product that is not here is not known to refuse anything.
 */
import type { SourceOf } from './product';

export type PassthroughLimit = 'suspend' | 'snapshots' | 'memory-snapshots' | 'hot-plug' | 'live-migration';

/** The limits of a product, and where they are documented; undefined where none are. */
export function passthroughLimits(product: string): { readonly limits: readonly PassthroughLimit[]; readonly source: SourceOf } | undefined {
  return Object.hasOwn(byProduct, product) ? byProduct[product as keyof typeof byProduct] : undefined;
}

/** Where it is documented that a product reserves all the memory of such a VM, since the device reaches into it past the hypervisor; undefined where it is not. */
export function reservesAllMemory(product: string): SourceOf | undefined {
  return product === 'esxi' ? directPathReservation : undefined;
}

const directPathReservation: SourceOf = {
  title: 'vSphere 7.0 Networking, "Configure a PCI Device on a Virtual Machine"',
  url: 'https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.networking.doc/GUID-E34DB338-9770-4409-82C7-4B2A77EC6EB7.html',
};

const byProduct = {
  esxi: {
    limits: ['suspend', 'snapshots', 'memory-snapshots', 'hot-plug', 'live-migration'],
    source: {
      title: 'vSphere 8.0 Networking, "DirectPath I/O"',
      url: 'https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-networking/GUID-BF2770C3-39ED-4BC5-A8EF-77D55EFE924C.html',
    },
  },
  hyperv: {
    limits: ['suspend', 'memory-snapshots', 'live-migration'],
    source: {
      title: 'Microsoft Learn, "Plan for deploying devices by using Discrete Device Assignment"',
      url: 'https://learn.microsoft.com/en-us/windows-server/virtualization/hyper-v/plan/plan-for-deploying-devices-using-discrete-device-assignment',
    },
  },
  kvm: {
    limits: ['suspend', 'memory-snapshots', 'live-migration'],
    source: { title: 'libvirt, qemu_migration.c: a domain with assigned devices other than USB is neither saved nor migrated', url: 'https://gitlab.com/libvirt/libvirt/-/blob/master/src/qemu/qemu_migration.c' },
  },
  proxmox: {
    limits: ['suspend'],
    source: { title: 'Proxmox VE, qemu-server, PVE::API2::Qemu: a VM with passed-through PCI devices is not suspended to disk', url: 'https://git.proxmox.com/?p=qemu-server.git' },
  },
} as const satisfies Readonly<Record<string, { readonly limits: readonly PassthroughLimit[]; readonly source: SourceOf }>>;
