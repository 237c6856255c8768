import { unsupportedBy } from '../../hypervisor/machine/deviceSupport';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import type { Path } from '../../model/entry';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'disk-format-unsupported',
  severity: 'error',
  summary: 'A virtual disk is in a format that the product of its host does not run.',
  why: 'Each product keeps disks in formats of its own. A disk in another one has to be converted before the VM starts, which reads and writes all of it: hours for a large disk, and space for both copies meanwhile.',
  remedy: 'Convert the disk and name its new format, or place the VM on hosts of a product that runs the one it has.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "kvm": { "hypervisor": "kvm" }, "bare": {} },
          "vms": {
            "a": { "host": "esx", "disks": { "system": { "format": "vmdk" }, "data": {} } },
            "b": { "host": "kvm", "disks": { "system": { "format": "qcow2" }, "data": { "format": "raw" } } },
            "c": { "host": "bare", "disks": { "system": { "format": "vhdx" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx": { "cluster": "prod", "hypervisor": "esxi-8.0" }, "hv": { "hypervisor": "hyperv-2022" } },
          "vms": {
            "a": { "cluster": "prod", "disks": { "system": { "format": "qcow2" } } },
        //                                                             ^^^^^^^ Disk "system" of VM "a" is in format qcow2; VMware ESXi 8.0 runs vmdk.
            "b": { "host": "hv", "disks": { "system": { "format": "vmdk" } } }
        //                                                        ^^^^^^ Disk "system" of VM "b" is in format vmdk; Microsoft Hyper-V 2022 runs vhdx and vhd.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks.*.format'],
  check(vm, estate) {
    const release = releaseOfVm(estate, vm.value);
    if (!release) return nothingFound;
    const found: Found<Replacement>[] = [];
    for (const { kind, path, reason, instead = '' } of unsupportedBy(release, vm)) {
      if (kind === 'format') found.push({ place: placeIn(vm, path), message: reason, data: { path, instead } });
    }
    return found;
  },
  fixes: ({ data }, vm) => (data ? [{ title: `Convert it to ${data.instead}`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, ...data.path], value: data.instead }] }] : []),
});

interface Replacement {
  readonly path: Path;
  readonly instead: string;
}
