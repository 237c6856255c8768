import { GiB, TiB, maximaFrom } from '../figures';
import type { MemoryTraits, Product } from '../product';

const memory: MemoryTraits = { overcommit: false, reclamation: ['ballooning'], scheduler: 'none' };

export const product: Product = {
  id: 'xenserver',
  name: 'XenServer',
  aliases: ['citrix-hypervisor', 'citrix-xenserver', 'cloud-software-group-xenserver'],
  vendor: 'Cloud Software Group (Citrix)',
  kind: 'type-1',
  about: 'Xen with a control domain and a management toolstack of its own, in pools of hosts that share storage.',
  sources: {
    'limits-8': { title: 'XenServer 8: Configuration limits', url: 'https://docs.xenserver.com/en-us/xenserver/8/system-requirements/configuration-limits' },
    'limits-7': { title: 'XenServer 7: Configuration limits', url: 'https://docs.citrix.com/en-us/xenserver/current-release/system-requirements/configuration-limits.html' },
    requirements: { title: 'XenServer 8: System requirements', url: 'https://docs.xenserver.com/en-us/xenserver/8/system-requirements' },
    storage: { title: 'XenServer 8: Storage repository formats', url: 'https://docs.xenserver.com/en-us/xenserver/8/storage/format' },
    snapshots: { title: 'XenCenter: About Snapshots', url: 'https://docs.xenserver.com/en-us/xencenter/current-release/vms-snapshots' },
    memory: { title: 'XenServer 8: Memory usage, control domain memory', url: 'https://docs.citrix.com/en-us/xenserver/current-release/memory-usage.html' },
  },
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: [],
    ownOs: ['linux'],
    techniques: {
      'hardware-assisted': { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'requirements', note: 'HVM guests, with paravirtual drivers where they have them.' },
      paravirtual: { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'requirements', note: 'PV drivers in an HVM guest.' },
    },
    guestFamilies: ['linux', 'windows', 'other'],
    maxima: {},
    devices: {
      controllers: { xen: { source: 'limits-8' }, ide: { disksEach: 2, most: 2, source: 'limits-8' } },
      defaultController: 'xen',
      nicAdapters: ['netfront', 'rtl8139', 'e1000', 'sriov'],
      video: 'Standard VGA',
      vmci: false, cdrom: true, floppy: false, usb: true, tpm: true, passthrough: true,
      firmware: ['bios', 'uefi'],
      needsFirmware: { tpm: 'uefi' },
    },
    diskFormats: ['vhd', 'qcow2', 'raw'],
    files: [
      { name: '{vm}_{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'storage', note: 'A virtual disk image named by a UUID. Its configuration is in the database of the pool, not in a file.' },
      { name: '{vm}_{disk}_{n}.{format}', what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'snapshots' },
      { name: '{vm}_suspend_{n}.{format}', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'snapshots' },
      { name: '{vm}_suspend.{format}', what: 'suspended memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'storage' },
    ],
    memory,
    features: {
      liveMigration: 'between processors of one vendor', highAvailability: 'in a pool on shared storage', balancing: 'by Workload Balancing',
      snapshots: true, memorySnapshots: true, linkedClones: 'as fast clones', suspend: true, nesting: false,
      hotAddCpu: 'Linux guests, up to their maximum', hotAddMemory: 'within the range of dynamic memory', hotPlugDisk: 'with the guest tools', hotPlugNic: 'with the guest tools',
    },
  },
  versions: [
    {
      version: '7',
      traits: {
        maxima: maximaFrom('limits-7', {
          vcpusPerVm: 32, memoryPerVm: 1.5 * TiB, disksPerVm: 255, diskSize: 2 * TiB - 4 * GiB, nicsPerVm: 7, cdromsPerVm: 1, logicalProcessorsPerHost: 288, vmsPerHost: 1000,
        }),
      },
    },
    {
      version: '8',
      traits: {
        maxima: maximaFrom('limits-8', { vcpusPerVm: 64, memoryPerVm: 1.5 * TiB, disksPerVm: 241, diskSize: 16 * TiB, nicsPerVm: 7, cdromsPerVm: 1 }),
        memory: { ...memory, own: { value: GiB, ofHost: 0.05, most: 8 * GiB, source: 'memory' } },
      },
    },
  ],
};
