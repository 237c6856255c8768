import { maximaFrom } from '../figures';
import type { Product } from '../product';

export const product: Product = {
  id: 'parallels',
  name: 'Parallels Desktop',
  aliases: ['parallels-desktop-for-mac', 'parallels-desktop-pro'],
  vendor: 'Parallels',
  kind: 'type-2',
  about: 'An application for macOS that runs guests of the architecture of the Mac: x86 on Intel, Arm on Apple silicon.',
  sources: {
    machine: { title: "Parallels Desktop User's Guide: Parallels Virtual Machine", url: 'http://download.parallels.com/stm/docs/en/Parallels_Desktop_Users_Guide/22943.htm' },
  },
  traits: {
    hostArchitectures: ['x86-64', 'arm64'],
    hostOs: ['macos'],
    techniques: {
      'hardware-assisted': { needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86', 'arm64'], source: 'machine', note: 'A guest of the architecture of the Mac.' },
      paravirtual: { needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86', 'arm64'], guestNeeds: 'drivers', source: 'machine', note: 'virtio devices, with Parallels Tools in the guest.' },
    },
    guestFamilies: ['windows', 'linux', 'macos', 'bsd', 'solaris', 'other'],
    maxima: maximaFrom('machine', { nicsPerVm: 16 }),
    devices: {
      controllers: {
        ide: { disksEach: 2, most: 2, source: 'machine' }, 'lsi-logic': { disksEach: 15, most: 1, source: 'machine' }, 'bus-logic': { disksEach: 15, most: 1, source: 'machine' },
        sata: { source: 'machine' }, nvme: { source: 'machine' }, 'virtio-scsi': { source: 'machine' },
      },
      defaultController: 'sata',
      nicAdapters: ['virtio', 'e1000', 'e1000e', 'rtl8029'],
      video: 'Parallels Display Adapter',
      vmci: false, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: false,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['hdd'],
    files: [
      { name: '{vm}.pvm/config.pvs', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'machine', note: 'All files of a VM are in one bundle.' },
      { name: '{vm}.pvm/{disk}.hdd', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'machine' },
      { name: '{vm}.pvm/{vm}.sav', what: 'suspended state', size: { kind: 'none' }, per: 'vm', when: 'suspended', source: 'machine' },
      { name: '{vm}.pvm/{vm}.mem', what: 'suspended memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'machine' },
      { name: '{vm}.pvm/Snapshots.xml', what: 'list of snapshots', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'machine' },
      { name: '{vm}.pvm/Snapshots/{n}.pvs', what: 'snapshot configuration', size: { kind: 'none' }, per: 'snapshot', when: 'always', source: 'machine' },
      { name: '{vm}.pvm/Snapshots/{n}.mem', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'machine' },
      { name: '{vm}.pvm/{disk}.hdd/{disk}.hds.{n}', what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'machine' },
      { name: '{vm}.pvm/NVRAM.dat', what: 'UEFI variables', size: { kind: 'none' }, per: 'vm', when: 'uefi', source: 'machine' },
      { name: '{vm}.pvm/parallels.log', what: 'log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'machine' },
    ],
    memory: { overcommit: true, reclamation: ['ballooning', 'swapping'], scheduler: 'host-os' },
    features: {
      liveMigration: false, highAvailability: false, balancing: false, snapshots: true, memorySnapshots: true, linkedClones: 'in the Pro edition', suspend: true,
      nesting: 'in the Pro edition, on Intel', hotAddCpu: false, hotAddMemory: false, hotPlugDisk: false, hotPlugNic: false,
    },
  },
  versions: [{ version: '' }],
};
