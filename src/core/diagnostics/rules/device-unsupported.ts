import { unsupportedBy } from '../../hypervisor/machine/deviceSupport';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import type { Path } from '../../model/entry';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'device-unsupported',
  severity: 'error',
  summary: 'A VM has virtual hardware that the product of its host does not have.',
  why: 'A hypervisor gives its VMs the devices it can simulate or hand on. A VM with another one is refused, or starts without its disk or network; after a move to another product it is the most frequent reason why a guest does not come up.',
  remedy: 'Choose a device the product has, and see that the guest has a driver for it; or place the VM on hosts of another product. A type of network adapter that no product of the catalogue has is taken for a name of your own.',
  examples: {
    good: [
      // "my own" is the adapter of no product (F12), and of host "bare" nobody knows what it runs.
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "pve": { "hypervisor": "proxmox-8" }, "hv": { "hypervisor": "hyperv-2022" }, "bare": {} },
          "vms": {
            "a": { "host": "esx", "disks": { "system": { "controller": "pvscsi" } }, "nics": { "eth0": { "adapter": "VMXNET 3" } }, "vmci": true, "floppy": "host" },
            "b": { "host": "pve", "disks": { "system": { "controller": "virtio-scsi" } }, "nics": { "eth0": { "adapter": "virtio" } }, "vmci": false, "firmware": "uefi", "tpm": true },
            "c": { "host": "hv", "disks": { "system": { "controller": "ide" } }, "firmware": "bios", "nics": { "eth0": { "adapter": "my own" } } },
            "d": { "host": "bare", "disks": { "system": { "controller": "xen" } }, "floppy": "host" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" } },
          "vms": { "a": { "host": "esx", "disks": { "system": { "controller": "virtio" } }, "nics": { "eth0": { "adapter": "rtl8139" } } } }
        //                                                                    ^^^^^^^^ Disk "system" of VM "a" is on a controller of kind VirtIO Block; VMware ESXi 8.0 has LSI Logic Parallel, LSI Logic SAS, BusLogic Parallel, VMware Paravirtual, IDE, AHCI SATA and NVM Express.
        //                                                                                                                 ^^^^^^^^^ Network adapter "eth0" of VM "a" is of type rtl8139; VMware ESXi 8.0 has vmxnet3, e1000e, e1000, vmxnet2, vmxnet, vlance, flexible, sriov and pvrdma.
        }
      `,
      example`
        {
          "hosts": { "pve": { "hypervisor": "proxmox-8" }, "hv": { "hypervisor": "hyperv-2022" }, "old": { "hypervisor": "esxi-4.0" } },
          "vms": {
            "a": { "host": "pve", "floppy": "drivers.img", "vmci": true },
        //                                  ^^^^^^^^^^^^^ VM "a" has a floppy drive; Proxmox VE 8 gives VMs none.
        //                                                         ^^^^ VM "a" has a VMCI device; Proxmox VE 8 gives VMs none.
            "b": { "host": "hv", "firmware": "bios", "tpm": true },
        //                                                  ^^^^ VM "b" has a virtual TPM and BIOS firmware; Microsoft Hyper-V 2022 gives it only to VMs with UEFI firmware.
            "c": { "host": "hv", "firmware": "uefi", "disks": { "system": { "controller": "ide" } } },
        //                                                                                ^^^^^ Disk "system" of VM "c" is on a controller of kind IDE, which Microsoft Hyper-V 2022 has only with BIOS firmware.
            "d": { "host": "old", "firmware": "uefi" }
        //                                    ^^^^^^ VM "d" has UEFI firmware; VMware ESXi 4.0 has only BIOS.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks.*.controller', 'nics.*.adapter', 'cdrom', 'floppy', 'usb', 'passthrough', 'tpm', 'vmci', 'firmware'],
  check(vm, estate) {
    const release = releaseOfVm(estate, vm.value);
    if (!release) return nothingFound;
    const found: Found<Replacement>[] = [];
    for (const { kind, path, reason, instead } of unsupportedBy(release, vm)) {
      if (kind === 'device') found.push({ place: placeIn(vm, path), message: reason, ...(instead === undefined ? {} : { data: { path, instead, release: release.name } }) });
    }
    return found;
  },
  fixes: ({ data }, vm) => (data ? [{ title: `Change to "${data.instead}", which ${data.release} has`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, ...data.path], value: data.instead }] }] : []),
});

interface Replacement {
  readonly path: Path;
  readonly instead: string;
  readonly release: string;
}
