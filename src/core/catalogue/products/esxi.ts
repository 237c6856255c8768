import type { Features, Product, Traits } from '../product';
import { devices, devices40, devices50, devices55, devices65, devices67 } from './esxi/devices';
import { files, filesBeforeSeSparse } from './esxi/files';
import { maxima } from './esxi/maxima';
import { sources } from './esxi/sources';

const techniques = {
  'hardware-assisted': {
    needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], source: 'requirements',
    note: 'The guest runs unmodified; the processor traps what the hypervisor has to handle.',
  },
  paravirtual: {
    needs: ['hardware-virtualization', 'long-mode'], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'drivers', source: 'compatibility',
    note: 'Paravirtual devices (PVSCSI, VMXNET3) for an otherwise unmodified guest.',
  },
} as const satisfies Traits['techniques'];

/** Up to 6.5 a software monitor is known to run 32-bit guests where the processor does not help. */
const translating = (source: string): Traits['techniques'] => ({
  ...techniques,
  'binary-translation': {
    needs: ['long-mode'], guestArchitectures: ['x86'], source,
    note: 'For 32-bit guests on processors without VT-x or AMD-V; 64-bit guests need one of them.',
  },
});
const withTranslation = translating('monitor-choice');

/** Of 7.0 and 8.0 there is a technology preview for Arm, as a download of its own. */
const onArmToo: Partial<Traits> = {
  hostArchitectures: ['x86-64', 'arm64'],
  techniques: {
    'hardware-assisted': {
      ...techniques['hardware-assisted'], guestArchitectures: ['x86-64', 'x86', 'arm64'], source: 'arm',
      note: 'A guest of the architecture of its host, unmodified; on Arm as a technology preview.',
    },
    paravirtual: { ...techniques.paravirtual, guestArchitectures: ['x86-64', 'x86', 'arm64'] },
  },
};

const features: Features = {
  liveMigration: 'vMotion: under vCenter, between processors of one vendor with a common feature level',
  highAvailability: 'vSphere HA: in a cluster under vCenter, on shared storage',
  balancing: 'DRS: in a cluster under vCenter',
  snapshots: true, memorySnapshots: true,
  linkedClones: 'through the API and products on top of it',
  suspend: true, nesting: true,
  hotAddCpu: 'where the VM has it enabled and the guest knows how', hotAddMemory: 'where the VM has it enabled and the guest knows how',
  hotPlugDisk: 'on SCSI, SATA and NVMe controllers, not on IDE', hotPlugNic: true,
};

export const product: Product = {
  id: 'esxi',
  name: 'VMware ESXi',
  aliases: ['esx', 'vmware-esx', 'vsphere', 'vmware-vsphere'],
  vendor: 'VMware by Broadcom',
  kind: 'type-1',
  about: 'A hypervisor that runs on the hardware itself, without an operating system below it; with vCenter it forms vSphere.',
  sources,
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: [],
    techniques,
    guestFamilies: ['linux', 'windows', 'bsd', 'macos', 'solaris', 'netware', 'hypervisor', 'other'],
    maxima: {},
    devices,
    diskFormats: ['vmdk'],
    files,
    memory: {
      overcommit: true,
      reclamation: ['sharing', 'ballooning', 'compression', 'swapping'],
      overhead: { kind: 'table', source: 'overhead' },
      scheduler: 'esxi',
    },
    features,
  },
  versions: [
    { version: '4.0', aliases: ['4'], traits: { maxima: maxima['4.0'], devices: devices40, ...first() } },
    { version: '4.1', traits: { maxima: maxima['4.1'], devices: devices40, ...first() } },
    { version: '5.0', traits: { maxima: maxima['5.0'], devices: devices50, files: filesBeforeSeSparse, techniques: withTranslation, features: { ...features, nesting: false } } },
    { version: '5.1', traits: { maxima: maxima['5.1'], devices: devices50, files: filesBeforeSeSparse, techniques: withTranslation } },
    { version: '5.5', aliases: ['5'], traits: { maxima: maxima['5.5'], devices: devices55, files: filesBeforeSeSparse, techniques: withTranslation } },
    { version: '6.0', traits: { maxima: maxima['6.0'], devices: devices55, files: filesBeforeSeSparse, techniques: withTranslation } },
    { version: '6.5', traits: { maxima: maxima['6.5'], devices: devices65, techniques: withTranslation } },
    { version: '6.7', aliases: ['6'], traits: { maxima: maxima['6.7'], devices: devices67 } },
    { version: '7.0', aliases: ['7'], traits: { maxima: maxima['7.0'], devices: devices67, ...onArmToo } },
    { version: '8.0', aliases: ['8'], traits: { maxima: maxima['8.0'], ...onArmToo } },
    { version: '9.0', aliases: ['9'], traits: { maxima: maxima['9.0'] } },
  ],
};

/** What the releases of generation 4 have in common. */
function first(): Partial<Traits> {
  return { files: filesBeforeSeSparse, techniques: translating('monitor-modes'), features: { ...features, nesting: false } };
}
