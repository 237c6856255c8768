import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn } from '../rule';
import { obstaclesTo, otherTechnique } from '../virtualization';

export const rule = defineRule({
  id: 'paravirtual-guest-unsupported',
  severity: 'error',
  summary: 'A VM is to run paravirtualized, but its guest does not cooperate.',
  why: 'In paravirtualization the guest knows that it is virtualized. Where no processor helps, its kernel must have been modified to call the hypervisor instead of the hardware, as Linux was for Xen and Windows never was; elsewhere it needs drivers for devices that know they are virtual.',
  remedy: 'Let the VM run fully virtualized, or choose a guest whose kernel was made for it.',
  examples: {
    good: [
      example`
        {
          "hosts": { "xen": { "hypervisor": "xen" }, "pve": { "hypervisor": "proxmox-8" } },
          "vms": {
            "a": { "host": "xen", "guest": "debian-12", "virtualization": "paravirtual" }, "b": { "host": "xen", "guest": "windows-server-2022" },
            "c": { "host": "xen", "guest": "home-made", "virtualization": "paravirtual" }, "d": { "host": "pve", "guest": "windows-server-2022", "virtualization": "paravirtual" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "xen": { "hypervisor": "xen" } },
          "vms": { "files": { "host": "xen", "guest": "windows-server-2022", "virtualization": "paravirtual" } }
        //                                                                                     ^^^^^^^^^^^^^ VM "files" cannot run paravirtualized on host "xen": Windows Server 2022 has no kernel that is modified for it.
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['virtualization'],
  *check(vm, estate) {
    if (vm.value.virtualization !== 'paravirtual') return;
    const obstacles = obstaclesTo(estate, vm, 'guest');
    if (obstacles.length === 0) return;
    yield {
      place: placeIn(vm, ['virtualization']),
      message: `VM "${vm.id}" cannot run paravirtualized on host "${vm.value.host ?? ''}": ${listed(obstacles.map(({ says }) => says))}.`,
      related: [{ place: placeIn(vm, ['guest']), message: 'Its guest.' }],
    };
  },
  fixes: (_, vm, estate) => otherTechnique(estate, vm, undefined),
});
