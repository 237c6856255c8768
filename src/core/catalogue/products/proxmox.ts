import { KiB, MiB, maximaFrom } from '../figures';
import type { Product } from '../product';

export const product: Product = {
  id: 'proxmox',
  name: 'Proxmox VE',
  aliases: ['pve', 'proxmox-virtual-environment'],
  vendor: 'Proxmox',
  kind: 'type-1',
  about: 'A Debian with KVM for virtual machines and LXC for containers, managed as a cluster.',
  sources: {
    qm: { title: 'Proxmox VE Administration Guide: QEMU/KVM Virtual Machines', url: 'https://pve.proxmox.com/pve-docs/chapter-qm.html' },
    conf: { title: 'Proxmox VE: qm.conf(5)', url: 'https://pve.proxmox.com/pve-docs/qm.conf.5.html' },
    requirements: { title: 'Proxmox VE Administration Guide: System Requirements', url: 'https://pve.proxmox.com/pve-docs/chapter-pve-installation.html' },
    drives: { title: 'Proxmox VE: qemu-server, PVE::QemuServer::Drive, the most drives of each bus', url: 'https://git.proxmox.com/?p=qemu-server.git;a=blob;f=src/PVE/QemuServer/Drive.pm' },
    small: { title: 'efidisk0 and tpmstate0 as new VMs have them (size=528K and size=4M)', convention: true },
    storage: { title: 'Proxmox VE Administration Guide: Proxmox VE Storage', url: 'https://pve.proxmox.com/pve-docs/chapter-pvesm.html' },
  },
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: [],
    ownOs: ['linux'],
    techniques: {
      'hardware-assisted': { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'requirements' },
      paravirtual: {
        needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'qm',
        note: 'virtio devices for an otherwise unmodified guest.',
      },
    },
    guestFamilies: ['linux', 'windows', 'bsd', 'macos', 'solaris', 'hypervisor', 'other'],
    maxima: maximaFrom('conf', { nicsPerVm: 32, passthroughPerVm: 16 }),
    devices: {
      controllers: {
        'virtio-scsi': { disksEach: 31, most: 1, source: 'drives' },
        virtio: { disksEach: 16, most: 1, source: 'drives' },
        'lsi-logic': { disksEach: 31, most: 1, source: 'drives' },
        pvscsi: { disksEach: 31, most: 1, source: 'drives' },
        sata: { disksEach: 6, most: 1, source: 'qm' },
        ide: { disksEach: 2, most: 2, source: 'qm' },
      },
      defaultController: 'virtio-scsi',
      nicAdapters: ['virtio', 'e1000', 'e1000e', 'rtl8139', 'vmxnet3', 'ne2k_pci', 'pcnet'],
      video: 'Standard VGA',
      vmci: false, cdrom: true, floppy: false, usb: true, tpm: true, passthrough: true,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['qcow2', 'raw', 'vmdk'],
    files: [
      { name: '/etc/pve/qemu-server/{vm}.conf', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'qm', note: 'Snapshots are sections of it.' },
      { name: 'images/{vm}/vm-{vm}-disk-{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'storage', note: 'A file on a folder or NFS, a volume on LVM, ZFS or Ceph; a snapshot of it is inside.' },
      { name: 'images/{vm}/vm-{vm}-disk-{disk}@snap{n}', what: 'what was written since the snapshot, inside the disk', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'storage' },
      { name: 'images/{vm}/vm-{vm}-disk-efidisk0', what: 'UEFI variables', size: { kind: 'fixed', bytes: 528 * KiB }, per: 'vm', when: 'uefi', source: 'small' },
      { name: 'images/{vm}/vm-{vm}-disk-tpmstate0', what: 'virtual TPM', size: { kind: 'fixed', bytes: 4 * MiB }, per: 'vm', when: 'tpm', source: 'small' },
      { name: 'images/{vm}/vm-{vm}-state-snap{n}', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'qm' },
      { name: 'images/{vm}/vm-{vm}-state-suspend', what: 'suspended memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'qm' },
    ],
    memory: {
      overcommit: true, reclamation: ['sharing', 'ballooning', 'swapping'],
      scheduler: 'target',
    },
    features: {
      liveMigration: 'in a cluster, between processors of one vendor', highAvailability: 'in a cluster of three votes or more', balancing: 'on start and recovery, by the cluster resource scheduler',
      snapshots: 'where the storage can', memorySnapshots: 'where the storage can', linkedClones: 'of templates, where the storage can', suspend: true, nesting: 'with CPU type "host"',
      hotAddCpu: 'where hot-plug is enabled', hotAddMemory: 'where hot-plug and NUMA are enabled', hotPlugDisk: 'virtio and SCSI', hotPlugNic: true,
    },
  },
  versions: [{ version: '8' }, { version: '9' }],
};
