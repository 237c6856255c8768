import { maximaFrom } from '../figures';
import type { Product, Traits } from '../product';

const techniques = {
  'hardware-assisted': { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'manual' },
  paravirtual: {
    needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'manual',
    note: 'Paravirtualized clock and network for guests that know KVM or Hyper-V.',
  },
} as const satisfies Traits['techniques'];

export const product: Product = {
  id: 'virtualbox',
  name: 'Oracle VirtualBox',
  aliases: ['vbox', 'oracle-vm-virtualbox'],
  vendor: 'Oracle',
  kind: 'type-2',
  about: 'An application that runs virtual machines as processes of the operating system it is installed on.',
  sources: {
    manual: { title: 'Oracle VirtualBox User Manual', url: 'https://www.virtualbox.org/manual/' },
    files: { title: 'Oracle VirtualBox User Manual: Where VirtualBox Stores its Files', url: 'https://www.virtualbox.org/manual/ch10.html' },
    storage: { title: 'Oracle VirtualBox User Manual: Virtual Storage', url: 'https://www.virtualbox.org/manual/ch05.html' },
    introduction: { title: 'Oracle VirtualBox User Manual: Features Overview, Guest multiprocessing (SMP)', url: 'https://www.virtualbox.org/manual/ch01.html' },
    motherboard: { title: 'Oracle VirtualBox User Manual: Motherboard Tab, network cards of the ICH9 chipset', url: 'https://www.virtualbox.org/manual/ch03.html' },
    arm: { title: 'Homebrew Cask: virtualbox, 7.1 for macOS on arm64', url: 'https://github.com/Homebrew/homebrew-cask/blob/HEAD/Casks/v/virtualbox.rb' },
  },
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: ['windows', 'linux', 'macos', 'solaris'],
    techniques,
    guestFamilies: ['linux', 'windows', 'bsd', 'macos', 'solaris', 'netware', 'hypervisor', 'other'],
    // A machine with the ICH9 chipset may have 36 adapters, others 8.
    maxima: { ...maximaFrom('introduction', { vcpusPerVm: 32 }), ...maximaFrom('motherboard', { nicsPerVm: 36 }) },
    devices: {
      controllers: {
        ide: { disksEach: 2, most: 2, source: 'storage' },
        sata: { disksEach: 30, most: 1, source: 'storage' },
        'lsi-logic': { disksEach: 15, most: 1, source: 'storage' },
        'bus-logic': { disksEach: 15, most: 1, source: 'storage' },
        'lsi-logic-sas': { disksEach: 255, most: 1, source: 'storage' },
        nvme: { disksEach: 255, most: 1, source: 'storage' },
        'virtio-scsi': { disksEach: 256, most: 1, source: 'storage' },
      },
      defaultController: 'sata',
      nicAdapters: ['e1000', 'pcnet', 'virtio'],
      video: 'VMSVGA',
      vmci: false, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: false,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['vdi', 'vmdk', 'vhd', 'hdd', 'qcow2'],
    files: [
      { name: '{vm}.vbox', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
      { name: '{vm}_{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'files' },
      { name: 'Snapshots/{vm}_{disk}_{n}.{format}', what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'files' },
      { name: 'Snapshots/{vm}_{n}.sav', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'files' },
      { name: 'Snapshots/{vm}.sav', what: 'saved state with memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'files' },
      { name: '{vm}.nvram', what: 'UEFI variables', size: { kind: 'none' }, per: 'vm', when: 'uefi', source: 'files' },
      { name: 'Logs/VBox.log', what: 'log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
    ],
    memory: { overcommit: false, reclamation: ['sharing', 'ballooning'], scheduler: 'host-os' },
    features: {
      liveMigration: 'as teleporting, between hosts with the same configuration', highAvailability: false, balancing: false, snapshots: true, memorySnapshots: true,
      linkedClones: true, suspend: 'as a saved state', nesting: 'where enabled for the VM', hotAddCpu: 'where enabled for the VM', hotAddMemory: false,
      hotPlugDisk: 'on SATA and USB controllers', hotPlugNic: false,
    },
  },
  versions: [
    { version: '6' },
    {
      version: '7',
      traits: {
        hostArchitectures: ['x86-64', 'arm64'],
        techniques: {
          'hardware-assisted': { ...techniques['hardware-assisted'], guestArchitectures: ['x86-64', 'x86', 'arm64'], source: 'arm', note: 'A guest of the architecture of its host.' },
          paravirtual: { ...techniques.paravirtual, guestArchitectures: ['x86-64', 'x86', 'arm64'] },
        },
      },
    },
  ],
};
