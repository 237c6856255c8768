import { tooManyFor } from '../../hypervisor/machine/deviceSupport';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'too-many-devices',
  severity: 'error',
  summary: 'A VM has more disks, network adapters or other devices than the product of its host gives to one VM.',
  why: 'A virtual machine has slots as a real one has: so many controllers, each with so many disks, and so many adapters beside them. What finds no slot cannot be added, and a VM defined elsewhere with more is refused.',
  remedy: 'Use fewer and larger disks, a kind of controller that takes more, or one network adapter with several VLANs; or spread the work over several VMs.',
  examples: {
    good: [
      // Disks that do not say what they are on may find room somewhere.
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-4.0" }, "bare": {}, "lab": { "hypervisor": "qemu", "hostOs": "debian-12" } },
          "vms": {
            "a": { "host": "esx", "nics": { "0": {}, "1": {}, "2": {}, "3": {}, "4": {}, "5": {}, "6": {}, "7": {}, "8": {}, "9": {} } },
            "b": { "host": "bare", "nics": { "0": {}, "1": {}, "2": {}, "3": {}, "4": {}, "5": {}, "6": {}, "7": {}, "8": {}, "9": {}, "10": {} } },
            "c": { "host": "esx", "disks": { "0": { "controller": "ide" }, "1": { "controller": "ide" }, "2": { "controller": "ide" }, "3": { "controller": "ide" }, "4": {} } },
            "d": { "host": "lab", "disks": { "0": {}, "1": {}, "2": {}, "3": {}, "4": {} } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-4.0" } },
          "vms": {
            "a": { "host": "esx", "nics": { "0": {}, "1": {}, "2": {}, "3": {}, "4": {}, "5": {}, "6": {}, "7": {}, "8": {}, "9": {}, "10": {} } },
        //                        ^^^^^^ VM "a" has 11 network adapters; VMware ESXi 4.0 allows 10.
            "b": {
              "host": "esx",
              "disks": { "0": { "controller": "ide" }, "1": { "controller": "ide" }, "2": { "controller": "ide" }, "3": { "controller": "ide" }, "4": { "controller": "ide" } }
        //                                                                                                                                       ^^^ VM "b" has 5 disks on controllers of kind IDE; VMware ESXi 4.0 allows 2 of them with 2 disks each.
            },
            "c": { "host": "esx", "passthrough": ["0000:3b:00.0", "0000:3b:00.1", "0000:3b:00.2"] }
        //                        ^^^^^^^^^^^^^ VM "c" has 3 devices passed through; VMware ESXi 4.0 allows 2.
          }
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    const release = releaseOfVm(estate, vm.value);
    if (!release) return nothingFound;
    return tooManyFor(release, vm).map(({ path, reason }) => ({ place: placeIn(vm, path, 'key'), message: reason }));
  },
});
