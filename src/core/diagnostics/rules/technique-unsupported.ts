import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';
import { obstaclesTo, otherTechnique } from '../virtualization';

export const rule = defineRule({
  id: 'technique-unsupported',
  severity: 'error',
  summary: 'A VM is to run by a technique that the product of its host does not have.',
  why: 'Each product runs guests by the techniques it was made for: most by full virtualization, Xen also paravirtualized, QEMU by emulation, and container engines run no VMs at all. A VM that asks for another is not started.',
  remedy: 'Say nothing of the technique, so that the product chooses, or place the VM on a product that has it.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "qemu", "hostOs": "debian-12" }, "bare": {} },
          "vms": {
            "a": { "host": "esx", "virtualization": "full" }, "b": { "host": "lab", "virtualization": "emulation" },
            "c": { "host": "bare", "virtualization": "emulation" }, "d": { "virtualization": "emulation" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "qemu", "hostOs": "debian-12" }, "box": { "hypervisor": "docker", "hostOs": "debian-12" } },
          "vms": {
            "a": { "host": "esx", "virtualization": "emulation" },
        //                                          ^^^^^^^^^^^ VM "a" cannot run on host "esx": VMware ESXi 8.0 has no emulation.
            "b": { "host": "lab", "virtualization": "full" },
        //                                          ^^^^^^ VM "b" cannot run on host "lab": QEMU has no hardware-assisted virtualization and no binary translation.
            "c": { "host": "box" }
        //                 ^^^^^ VM "c" cannot run on host "box": Docker is a container engine: it runs no VMs.
          }
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    const obstacles = obstaclesTo(estate, vm, 'product');
    if (obstacles.length === 0) return nothingFound;
    return [{
      place: placeIn(vm, [vm.value.virtualization === undefined ? 'host' : 'virtualization']),
      message: `VM "${vm.id}" cannot run on host "${vm.value.host ?? ''}": ${listed(obstacles.map(({ says }) => says))}.`,
    }];
  },
  fixes: (_, vm, estate) => otherTechnique(estate, vm, undefined),
});
