import type { ControllerTraits, Devices } from '../../product';

const fifteen = { disksEach: 15, most: 4, source: 'units' } as const satisfies ControllerTraits;
const scsi = { 'lsi-logic': fifteen, 'lsi-logic-sas': fifteen, 'bus-logic': fifteen, pvscsi: fifteen, ide: { disksEach: 2, most: 2, source: 'controllers' } } as const;
const sata = { disksEach: 30, most: 4, source: 'units' } as const satisfies ControllerTraits;
const nvme = { disksEach: 15, most: 4, source: 'units' } as const satisfies ControllerTraits;
const pvscsi = { disksEach: 64, most: 4, source: 'units' } as const satisfies ControllerTraits;

/** Virtual hardware of the newest release; older ones have less of it. */
export const devices: Devices = {
  controllers: { ...scsi, pvscsi, sata, nvme: { disksEach: 64, most: 4, source: 'slots' } },
  defaultController: 'lsi-logic',
  nicAdapters: ['vmxnet3', 'e1000e', 'e1000', 'vmxnet2', 'vmxnet', 'vlance', 'flexible', 'sriov', 'pvrdma'],
  video: 'VMware SVGA II',
  vmci: true, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: true,
  firmware: ['bios', 'uefi'],
  needsFirmware: { tpm: 'uefi' },
};

export const devices67: Devices = { ...devices, controllers: { ...scsi, pvscsi, sata, nvme } };
export const devices65: Devices = { ...devices, controllers: { ...scsi, sata, nvme }, tpm: false, needsFirmware: {} };
export const devices55: Devices = { ...devices65, controllers: { ...scsi, sata } };
export const devices50: Devices = { ...devices55, controllers: scsi };
export const devices40: Devices = {
  ...devices50, firmware: ['bios'], nicAdapters: ['vmxnet3', 'e1000', 'vmxnet2', 'vmxnet', 'vlance', 'flexible'],
};
