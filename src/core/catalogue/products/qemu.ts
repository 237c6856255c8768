import type { Product } from '../product';

export const product: Product = {
  id: 'qemu',
  name: 'QEMU',
  vendor: 'QEMU project',
  kind: 'emulator',
  about: 'An emulator that translates the instructions of another processor while they run, so that a guest of any architecture runs on any host, slowly.',
  sources: {
    system: { title: 'QEMU: System Emulation', url: 'https://www.qemu.org/docs/master/system/index.html' },
    images: { title: 'QEMU: Disk Images', url: 'https://www.qemu.org/docs/master/system/images.html' },
    tcg: { title: 'QEMU: Translator Internals (TCG)', url: 'https://www.qemu.org/docs/master/devel/tcg.html' },
  },
  traits: {
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'],
    hostOs: ['linux', 'windows', 'macos', 'bsd'],
    techniques: {
      emulation: {
        needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'tcg',
        note: 'Needs nothing of the processor, and costs many host instructions for one of the guest.',
      },
    },
    guestFamilies: ['linux', 'windows', 'bsd', 'macos', 'solaris', 'netware', 'hypervisor', 'other'],
    maxima: {},
    devices: {
      controllers: {
        virtio: { source: 'system' }, 'virtio-scsi': { source: 'system' }, 'lsi-logic': { source: 'system' }, 'lsi-logic-sas': { source: 'system' },
        ide: { disksEach: 2, most: 2, source: 'system' }, sata: { source: 'system' }, nvme: { source: 'system' }, pvscsi: { source: 'system' },
      },
      defaultController: 'ide',
      nicAdapters: ['e1000', 'e1000e', 'virtio', 'rtl8139', 'vmxnet3', 'ne2k_pci', 'pcnet'],
      video: 'VGA',
      vmci: false, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: false,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['qcow2', 'raw', 'vmdk', 'vdi', 'vhdx', 'vhd', 'hdd'],
    files: [
      { name: '{vm}_{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'images', note: 'Its configuration is the command line: there is no file for it.' },
      { name: '{vm}_VARS.fd', what: 'UEFI variables', size: { kind: 'none' }, per: 'vm', when: 'uefi', source: 'system' },
    ],
    memory: { overcommit: true, reclamation: ['swapping'], scheduler: 'host-os' },
    features: {
      liveMigration: true, highAvailability: false, balancing: false, snapshots: 'inside qcow2 files', memorySnapshots: 'inside qcow2 files',
      linkedClones: 'as qcow2 files with a backing file', suspend: 'by a snapshot of the running VM', nesting: 'emulated, without help of the processor',
      hotAddCpu: 'up to the maximum the VM was started with', hotAddMemory: 'up to the maximum the VM was started with', hotPlugDisk: 'virtio and SCSI, not IDE', hotPlugNic: true,
    },
  },
  versions: [{ version: '' }],
};
