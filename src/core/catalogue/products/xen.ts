import { TiB, maximaFrom } from '../figures';
import type { Product } from '../product';

export const product: Product = {
  id: 'xen',
  name: 'Xen',
  aliases: ['xen-project', 'xen-hypervisor'],
  vendor: 'Xen Project',
  kind: 'type-1',
  about: 'A small hypervisor on the hardware; a privileged domain with a modified kernel, dom0, has the drivers and manages the others.',
  sources: {
    features: { title: 'Xen Project wiki: Xen Project Release Features', url: 'https://wiki.xenproject.org/wiki/Xen_Project_Release_Features' },
    limits: { title: 'SUSE Linux Enterprise Server 15: Virtualization limits and support, Xen', url: 'https://documentation.suse.com/sles/15-SP7/html/SLES-all/cha-virt-support.html' },
    spectrum: { title: 'Xen Project wiki: Understanding the Virtualization Spectrum', url: 'https://wiki.xenproject.org/wiki/Understanding_the_Virtualization_Spectrum' },
    config: { title: 'xl.cfg(5): xl domain configuration file syntax', url: 'https://xenbits.xen.org/docs/unstable/man/xl.cfg.5.html' },
    xl: { title: 'xl(1): Xen management tool, save and restore', url: 'https://xenbits.xen.org/docs/unstable/man/xl.1.html' },
  },
  traits: {
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7'],
    hostOs: [],
    ownOs: ['linux', 'bsd', 'solaris'],
    techniques: {
      paravirtual: {
        needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64'], guestNeeds: 'kernel', source: 'spectrum',
        note: 'The guest has a kernel that calls the hypervisor instead of privileged instructions; the processor need not assist.',
      },
      'hardware-assisted': {
        needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7'], source: 'spectrum',
        note: 'HVM: an unmodified guest, with devices emulated by QEMU, or paravirtual ones where it has the drivers (PVHVM).',
      },
    },
    guestFamilies: ['linux', 'windows', 'bsd', 'solaris', 'netware', 'hypervisor', 'other'],
    // The most of any kind of guest: a PV guest may have 512 vCPUs, an HVM one 128.
    maxima: {
      ...maximaFrom('limits', { vcpusPerVm: 512, memoryPerVm: 2 * TiB, memoryPerHost: 16 * TiB }),
      ...maximaFrom('features', { logicalProcessorsPerHost: 4095 }),
    },
    devices: {
      controllers: { xen: { source: 'config' }, ide: { disksEach: 2, most: 2, source: 'config' }, sata: { source: 'config' }, 'lsi-logic': { source: 'config' } },
      defaultController: 'xen',
      // Whatever QEMU emulates, beside the paravirtual one.
      nicAdapters: ['netfront', 'rtl8139', 'e1000', 'e1000e', 'virtio', 'vmxnet3', 'ne2k_pci', 'pcnet'],
      video: 'Cirrus or standard VGA',
      vmci: false, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: true,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['raw', 'qcow2', 'vhd'],
    files: [
      { name: '/etc/xen/{vm}.cfg', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'config' },
      { name: '/var/lib/xen/images/{vm}/{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'config', note: 'Or a logical volume.' },
      { name: '/var/lib/xen/save/{vm}.chk', what: 'saved memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'xl' },
      { name: '/var/log/xen/xl-{vm}.log', what: 'log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'xl' },
    ],
    memory: { overcommit: false, reclamation: ['ballooning'], scheduler: 'none' },
    features: {
      liveMigration: 'between processors of one vendor', highAvailability: 'by what manages it', balancing: 'by what manages it',
      snapshots: 'where the storage can', memorySnapshots: false, linkedClones: 'where the storage can', suspend: true, nesting: 'as a technology preview',
      hotAddCpu: 'up to the maximum in its configuration', hotAddMemory: 'up to the maximum in its configuration', hotPlugDisk: 'paravirtual disks', hotPlugNic: 'paravirtual adapters',
    },
  },
  versions: [{ version: '' }],
};
