import { TiB, maximaFrom } from '../figures';
import type { Maxima, Product } from '../product';

const common = (nics: { readonly bios: number; readonly uefi: number }, vcpusUefi: number, memoryUefi: number): Maxima => ({
  ...maximaFrom('scale', { scsiControllersPerVm: 4, diskSize: 64 * TiB, snapshotsPerVm: 50, vmsPerHost: 1024, vcpusPerHost: 2048 }),
  byFirmware: {
    bios: maximaFrom('scale', { vcpusPerVm: 64, memoryPerVm: TiB, disksPerVm: 260, nicsPerVm: nics.bios, floppiesPerVm: 1 }),
    uefi: maximaFrom('scale', { vcpusPerVm: vcpusUefi, memoryPerVm: memoryUefi, disksPerVm: 256, nicsPerVm: nics.uefi }),
  },
});

export const product: Product = {
  id: 'hyperv',
  name: 'Microsoft Hyper-V',
  aliases: ['hyper-v', 'windows-server-hyper-v'],
  vendor: 'Microsoft',
  kind: 'type-1',
  about: 'A hypervisor that runs on the hardware, under a Windows Server that becomes its parent partition and handles the devices. VMs of generation 1 have BIOS firmware, those of generation 2 UEFI.',
  sources: {
    scale: {
      title: 'Microsoft Learn: Hyper-V maximum scale limits in Windows Server',
      url: 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/maximum-scale-limits',
    },
    requirements: {
      title: 'Microsoft Learn: System requirements for Hyper-V on Windows Server',
      url: 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/system-requirements-for-hyper-v-on-windows',
    },
    configuration: {
      title: "Microsoft Learn: What's new in Hyper-V on Windows Server, format of configuration files",
      url: 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/what-s-new-in-hyper-v-on-windows',
    },
    checkpoints: { title: 'Microsoft Learn: Using checkpoints to revert virtual machines to a previous state', url: 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/checkpoints' },
    architecture: { title: 'Microsoft Learn: Hyper-V Architecture', url: 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/architecture' },
    'guest-state': { title: 'the guest state file beside the configuration of a generation 2 VM, as found on hosts', convention: true },
  },
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: [],
    ownOs: ['windows'],
    techniques: {
      'hardware-assisted': {
        needs: ['hardware-virtualization', 'nested-paging', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'requirements',
        note: 'Needs second-level address translation and hardware-enforced data execution prevention.',
      },
      paravirtual: {
        needs: ['hardware-virtualization', 'nested-paging', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'architecture',
        note: 'Synthetic devices over the VMBus, by the integration services of the guest.',
      },
    },
    guestFamilies: ['windows', 'linux', 'bsd', 'hypervisor', 'other'],
    maxima: {},
    devices: {
      controllers: {
        'hyperv-scsi': { disksEach: 64, most: 4, source: 'scale' },
        ide: { disksEach: 2, most: 2, source: 'scale' },
      },
      nicAdapters: ['synthetic', 'legacy', 'sriov'],
      video: 'Hyper-V Video',
      vmci: false, cdrom: true, floppy: true, usb: false, tpm: true, passthrough: true,
      firmware: ['bios', 'uefi'],
      needsFirmware: { floppy: 'bios', ide: 'bios', tpm: 'uefi' },
    },
    diskFormats: ['vhdx', 'vhd'],
    files: [
      { name: 'Virtual Machines/{vm}.vmcx', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'configuration' },
      { name: 'Virtual Machines/{vm}.vmrs', what: 'runtime state', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'configuration' },
      { name: 'Virtual Machines/{vm}.vmrs', what: 'saved state with memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'configuration' },
      { name: 'Virtual Machines/{vm}.vmgs', what: 'guest state: UEFI variables, virtual TPM', size: { kind: 'none' }, per: 'vm', when: 'uefi', source: 'guest-state' },
      { name: 'Virtual Hard Disks/{vm}_{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'scale' },
      { name: 'Virtual Hard Disks/{vm}_{disk}_{n}.avhdx', what: 'what was written since the checkpoint', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'checkpoints' },
      { name: 'Snapshots/{vm}_{n}.vmcx', what: 'checkpoint configuration', size: { kind: 'none' }, per: 'snapshot', when: 'always', source: 'checkpoints' },
      { name: 'Snapshots/{vm}_{n}.vmrs', what: 'checkpoint state with memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'checkpoints' },
    ],
    memory: { overcommit: false, reclamation: ['ballooning'], scheduler: 'none' },
    features: {
      liveMigration: 'between hosts of one domain, processors of one vendor',
      highAvailability: 'in a failover cluster',
      balancing: 'in a failover cluster, from Windows Server 2016',
      snapshots: 'as checkpoints', memorySnapshots: 'as standard checkpoints',
      linkedClones: 'as differencing disks',
      suspend: 'as a saved state',
      nesting: 'on Intel from Windows Server 2016, on AMD from 2022',
      hotAddCpu: false, hotAddMemory: true, hotPlugDisk: 'on SCSI controllers, not on IDE', hotPlugNic: 'in generation 2',
    },
  },
  versions: [
    { version: '2016', traits: { maxima: { ...common({ bios: 12, uefi: 8 }, 240, 12 * TiB), ...maximaFrom('scale', { logicalProcessorsPerHost: 512, memoryPerHost: 24 * TiB }) } } },
    { version: '2019', traits: { maxima: { ...common({ bios: 12, uefi: 64 }, 240, 12 * TiB), ...maximaFrom('scale', { logicalProcessorsPerHost: 512, memoryPerHost: 24 * TiB }) } } },
    { version: '2022', traits: { maxima: { ...common({ bios: 12, uefi: 64 }, 1024, 240 * TiB), ...maximaFrom('scale', { logicalProcessorsPerHost: 1024, memoryPerHost: 4096 * TiB }) } } },
    { version: '2025', traits: { maxima: { ...common({ bios: 12, uefi: 64 }, 2048, 240 * TiB), ...maximaFrom('scale', { logicalProcessorsPerHost: 2048, memoryPerHost: 4096 * TiB }) } } },
  ],
};
