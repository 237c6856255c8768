/** The disk controllers of a VM: a document names the kind a disk is on, and how many that takes follows. */
import type { DiskController, Devices } from '../../catalogue/product';
import type { Vm } from '../../model/entities';

/** What a controller is attached as; controllers of one bus are counted together. */
export type Bus = 'SCSI' | 'IDE' | 'SATA' | 'NVMe' | 'VirtIO' | 'Xen';

export interface VmController {
  readonly kind: DiskController;
  readonly bus: Bus;
  /** Counts the controllers of its bus from 0. */
  readonly number: number;
  /** Names of the disks on it, in the order of the document. */
  readonly disks: readonly string[];
  /** Whether its disks leave the kind to the product. */
  readonly isDefault: boolean;
}

/**
 * The controllers that the disks of a VM take, in the order in which they are first needed: each is filled to what its kind
 * takes before there is another. Disks of no known kind, because neither they nor a product says, are on none.
 * @param devices what the product has; undefined where that is not known
 */
export function controllersOf(vm: Vm, devices: Devices | undefined): readonly VmController[] {
  const controllers: (VmController & { readonly disks: string[] })[] = [];
  for (const [name, disk] of Object.entries(vm.disks ?? {})) {
    const kind = disk.controller ?? devices?.defaultController;
    if (kind === undefined) continue;
    const open = controllers.findLast((controller) => controller.kind === kind);
    if (open && open.disks.length < (devices?.controllers[kind]?.disksEach ?? Infinity)) open.disks.push(name);
    else {
      const bus = buses[kind];
      controllers.push({ kind, bus, number: controllers.filter((controller) => controller.bus === bus).length, disks: [name], isDefault: disk.controller === undefined });
    }
  }
  return controllers;
}

/** What a kind of controller is called. */
export const controllerName: Readonly<Record<DiskController, string>> = {
  'lsi-logic': 'LSI Logic Parallel', 'lsi-logic-sas': 'LSI Logic SAS', pvscsi: 'VMware Paravirtual', 'bus-logic': 'BusLogic Parallel', ide: 'IDE', sata: 'AHCI SATA',
  nvme: 'NVM Express', virtio: 'VirtIO Block', 'virtio-scsi': 'VirtIO SCSI', xen: 'Xen paravirtual block', 'hyperv-scsi': 'Hyper-V SCSI',
};

const buses: Readonly<Record<DiskController, Bus>> = {
  'lsi-logic': 'SCSI', 'lsi-logic-sas': 'SCSI', pvscsi: 'SCSI', 'bus-logic': 'SCSI', ide: 'IDE', sata: 'SATA',
  nvme: 'NVMe', virtio: 'VirtIO', 'virtio-scsi': 'SCSI', xen: 'Xen', 'hyperv-scsi': 'SCSI',
};
