import { describe, expect, it } from 'vitest';
import { vmHardware, type HardwareItem } from '../../../../src/core/hypervisor/machine/hardware';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;
const hardwareOf = (vm: Fields, host: Fields = { hypervisor: 'esxi-8.0' }): readonly HardwareItem[] => vmHardware(estateOf({ hosts: { esx: host }, vms: { web: { host: 'esx', ...vm } } }), 'web');
/** "device: summary" of every item, or of those whose device matches. */
const summary = (items: readonly HardwareItem[], matching = /./): readonly string[] => items.filter(({ device }) => matching.test(device)).map(({ device, summary: text }) => `${device}: ${text}`);
const detail = (items: readonly HardwareItem[], device: string): string | undefined => items.find((item) => item.device === device)?.detail;

describe('the hardware of a VM', () => {
  it('is listed as an administrator knows it', () => {
    const vm = {
      memory: '8 GiB', vcpu: 4, coresPerSocket: 2, video: { memory: '8 MiB', displays: 2 }, cdrom: 'debian-12.iso', floppy: 'host', usb: ['key'], passthrough: ['gpu'], tpm: true, firmware: 'uefi',
      disks: { system: { size: '40 GiB', datastore: 'gold', provisioning: 'thin', used: '12 GiB' }, data: { size: '1 TiB', controller: 'nvme' } },
      nics: { eth0: { network: 'web', mac: '00:50:56:00:00:01', addresses: ['10.0.10.11/24'] }, eth1: { adapter: 'e1000', connected: false } },
    };
    const items = hardwareOf(vm, { hypervisor: 'esxi-8.0', devices: { gpu: { kind: 'gpu', model: 'A40' } } });
    expect(summary(items)).toEqual([
      'Memory: 8 GiB', 'CPUs: 4 (2 sockets × 2 cores)', 'Video card: VMware SVGA II', 'VMCI device: Present', 'SCSI controller 0: LSI Logic Parallel', 'NVMe controller 0: NVM Express',
      'Hard disk 1: 40 GiB', 'Hard disk 2: 1 TiB', 'CD/DVD drive 1: debian-12.iso', 'Network adapter 1: web', 'Network adapter 2: On no network', 'Floppy drive 1: Host device',
      'USB device 1: key', 'PCI device 1: gpu', 'TPM: Present', 'Firmware: UEFI',
    ]);
    expect(items.map(({ device: of }) => `${of}: ${detail(items, of) ?? ''}`)).toEqual([
      'Memory: ', 'CPUs: ', 'Video card: 8 MiB, 2 displays.', 'VMCI device: The default of VMware ESXi 8.0.', 'SCSI controller 0: 1 disk of at most 15. The default of VMware ESXi 8.0.',
      'NVMe controller 0: 1 disk of at most 64.', 'Hard disk 1: "system", thin, vmdk, 12 GiB written, on datastore "gold", on SCSI controller 0.',
      'Hard disk 2: "data", thick, zeroed when first written, vmdk, on NVMe controller 0.', 'CD/DVD drive 1: An image.',
      'Network adapter 1: "eth0", vmxnet3, the default of VMware ESXi 8.0, 00:50:56:00:00:01, 10.0.10.11/24.', 'Network adapter 2: "eth1", e1000, disconnected.', 'Floppy drive 1: The drive of its host.',
      'USB device 1: Passed through from its host.', 'PCI device 1: GPU, A40, passed through from host "esx".', 'TPM: A virtual trusted platform module.', 'Firmware: ',
    ]);
  });

  it('shows what the document leaves out as the defaults they are (F9)', () => {
    const items = hardwareOf({});
    expect(items.map(({ device, summary: text, isDefault }) => `${device}: ${text}${isDefault ? ' by default' : ''}`)).toEqual([
      'Memory: 1 GiB by default', 'CPUs: 1 by default', 'Video card: VMware SVGA II by default', 'VMCI device: Present by default',
    ]);
    expect(detail(items, 'Memory')).toBe('The default: the document gives none.');
  });

  it('is no more than the document says where the product is not known (F9)', () => {
    expect(summary(hardwareOf({ disks: { a: { size: '1 GiB' }, b: { size: '2 GiB', controller: 'sata' } }, vmci: true }, {}))).toEqual([
      'Memory: 1 GiB', 'CPUs: 1', 'VMCI device: Present', 'SATA controller 0: AHCI SATA', 'Hard disk 1: 1 GiB', 'Hard disk 2: 2 GiB',
    ]);
  });

  it('has no VMCI device where it was taken out, or the product has none', () => {
    expect(summary(hardwareOf({ vmci: false }), /VMCI/)).toEqual([]);
    expect(summary(hardwareOf({}, { hypervisor: 'proxmox-8' }), /VMCI/)).toEqual([]);
  });

  it('has the only firmware of its product', () => {
    expect(summary(hardwareOf({}, { hypervisor: 'esxi-4.0' }), /Firmware/)).toEqual(['Firmware: BIOS']);
    expect(summary(hardwareOf({}), /Firmware/)).toEqual([]);
  });

  it('says that its vCPUs make no whole sockets', () => {
    expect(summary(hardwareOf({ vcpu: 6, coresPerSocket: 4 }), /CPUs/)).toEqual(['CPUs: 6 (not divisible into sockets of 4 cores)']);
  });

  it('leads each item to its place in the VM', () => {
    const items = hardwareOf({ disks: { system: {} }, nics: { eth0: {} }, passthrough: ['a', 'b'] });
    expect(items.filter(({ device }) => /SCSI|disk|Network|PCI/.test(device)).map(({ path }) => path.join('/'))).toEqual(['disks/system/controller', 'disks/system', 'nics/eth0', 'passthrough/0', 'passthrough/1']);
  });
});

describe('the disk controllers of a VM', () => {
  const disks = (n: number, fields: Fields = {}): Fields => Object.fromEntries(Array.from({ length: n }, (_, i) => [`d${i}`, { size: '1 GiB', ...fields }]));
  const controllers = (vm: Fields): readonly string[] => hardwareOf(vm).filter(({ device }) => / controller /.test(device)).map(({ device, detail: text }) => `${device}: ${text.split('.')[0] ?? ''}`);

  it('are as many as it takes, each filled before the next (F10)', () => {
    expect(controllers({ disks: disks(32) })).toEqual(['SCSI controller 0: 15 disks of at most 15', 'SCSI controller 1: 15 disks of at most 15', 'SCSI controller 2: 2 disks of at most 15']);
  });

  it('are counted by bus, whatever their kind (F10)', () => {
    expect(controllers({ disks: { a: { controller: 'pvscsi' }, b: { controller: 'lsi-logic-sas' }, c: { controller: 'pvscsi' }, d: { controller: 'ide' } } })).toEqual([
      'SCSI controller 0: 2 disks of at most 64', 'SCSI controller 1: 1 disk of at most 15', 'IDE controller 0: 1 disk of at most 2',
    ]);
  });
});
