/** What VMware Workstation and VMware Player have in common: Player runs what Workstation makes, with fewer features. */
import { TiB, maximaFrom } from '../../figures';
import type { Product, Traits } from '../../product';
import type { FileTemplate } from '../../vmFiles';

export const desktopSources = {
  specifications: { title: 'Using VMware Workstation Pro: Virtual Machine Features and Specifications' },
  disks: {
    title: 'Using VMware Workstation Player: Virtual Machine Hard Disks',
    url: 'https://docs.vmware.com/br/VMware-Workstation-Player-for-Windows/16.0/com.vmware.player.win.using.doc/GUID-ECA0BA58-1E49-42EB-9B94-7F1E5FF728DE.html',
  },
  files: { title: 'VMware Workstation: What Files Make Up a Virtual Machine?', url: 'https://www.vmware.com/support/ws5/doc/ws_learning_files_in_a_vm.html' },
  processor: { title: 'VMware KB 1003945: Hardware and firmware requirements for 64-bit guest operating systems', url: 'https://kb.vmware.com/s/article/1003945' },
} as const satisfies Product['sources'];

const files: readonly FileTemplate[] = [
  { name: '{vm}.vmx', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}.vmxf', what: 'additional configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}.nvram', what: 'BIOS or UEFI settings', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}_{disk}.vmdk', what: 'disk descriptor and data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'files', note: 'Or split into files of 2 GB.' },
  { name: '{vm}.vmem', what: 'memory of the guest', size: { kind: 'memory' }, per: 'vm', when: 'running', source: 'files' },
  { name: '{vm}.vmss', what: 'suspended state', size: { kind: 'none' }, per: 'vm', when: 'suspended', source: 'files' },
  { name: '{vm}.vmem', what: 'suspended memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'files' },
  { name: 'vmware.log', what: 'log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
];

export const snapshotFiles: readonly FileTemplate[] = [
  { name: '{vm}.vmsd', what: 'list of snapshots', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'files' },
  { name: '{vm}_{disk}-{n:6}.vmdk', what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'files' },
  { name: '{vm}-Snapshot{n}.vmsn', what: 'snapshot state', size: { kind: 'none' }, per: 'snapshot', when: 'always', source: 'files' },
  { name: '{vm}-Snapshot{n}.vmem', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'files' },
];

// Which kinds there are; no page at hand says how many of each a VM may have.
const known = { source: 'specifications' };

export const desktopTraits: Traits = {
  hostArchitectures: ['x86-64'],
  hostOs: ['windows', 'linux'],
  techniques: {
    'hardware-assisted': { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'processor' },
    paravirtual: { needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'specifications', note: 'Paravirtual devices (PVSCSI, VMXNET3) for an otherwise unmodified guest.' },
  },
  guestFamilies: ['linux', 'windows', 'bsd', 'solaris', 'netware', 'hypervisor', 'other'],
  unsupportedGuests: ['macos'],
  maxima: maximaFrom('disks', { diskSize: 8 * TiB }),
  devices: {
    controllers: {
      'lsi-logic': known, 'lsi-logic-sas': known, 'bus-logic': known, pvscsi: known, ide: known, sata: known, nvme: known,
    },
    defaultController: 'lsi-logic',
    nicAdapters: ['e1000e', 'e1000', 'vmxnet3', 'vlance', 'vmxnet'],
    video: 'VMware SVGA II',
    vmci: true, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: false,
    firmware: ['bios', 'uefi'],
    needsFirmware: { tpm: 'uefi' },
  },
  diskFormats: ['vmdk'],
  files,
  memory: { overcommit: true, reclamation: ['sharing', 'ballooning', 'swapping'], scheduler: 'host-os' },
  features: {
    liveMigration: false, highAvailability: false, balancing: false, snapshots: false, memorySnapshots: false, linkedClones: false,
    suspend: true, nesting: 'where enabled for the VM', hotAddCpu: false, hotAddMemory: false, hotPlugDisk: 'on SCSI and SATA controllers', hotPlugNic: false,
  },
};
