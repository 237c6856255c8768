import { cpuCost, techniqueOn } from '../../hypervisor/techniques/techniques';
import { example } from '../../util/example';
import { decimals } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';
import { otherTechnique } from '../virtualization';

export const rule = defineRule({
  id: 'emulation-cost',
  severity: 'info',
  summary: 'A VM is emulated: every instruction of its guest is interpreted.',
  why: 'Emulation runs what no processor of the host could, such as another architecture, and pays with its CPU: each unit of CPU time of the guest takes many of the host. How many is a policy, "emulationCost", because it depends on the code.',
  remedy: 'Use it where nothing else runs the guest. For a guest of the host\'s own architecture, let the processor run it.',
  examples: {
    good: [
      example`
        {
          "hosts": { "kvm": { "hypervisor": "kvm" }, "lab": { "hypervisor": "qemu", "hostOs": "debian-12" } },
          "vms": { "a": { "host": "kvm" }, "b": { "host": "kvm", "virtualization": "full" }, "master": { "host": "lab", "template": true } }
        }
      `,
    ],
    bad: [
      example`
        {
          "policies": { "emulationCost": 15 },
          "hosts": { "lab": { "hypervisor": "qemu", "hostOs": "debian-12" } },
          "vms": {
            "board": { "host": "lab", "architecture": "riscv64" },
        //                                            ^^^^^^^^^ VM "board" is emulated: each unit of CPU time it uses takes 15 of host "lab" (policy "emulationCost").
            "web": { "host": "lab", "virtualization": "emulation" }
        //                                            ^^^^^^^^^^^ VM "web" is emulated: each unit of CPU time it uses takes 15 of host "lab" (policy "emulationCost").
          }
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    const { template, host } = vm.value;
    if (template === true || host === undefined) return nothingFound;
    const answer = techniqueOn(estate, vm.value, host);
    if (answer.kind !== 'technique' || answer.technique !== 'emulation') return nothingFound;
    const { virtualization, architecture } = vm.value;
    const { factor, because } = cpuCost(estate, vm.id);
    const policies = because.map(({ policy }) => `"${policy}"`);
    return [{
      place: placeIn(vm, [virtualization !== undefined ? 'virtualization' : architecture !== undefined ? 'architecture' : 'host']),
      message: `VM "${vm.id}" is emulated: each unit of CPU time it uses takes ${decimals(factor)} of host "${host}" (${policies.length === 1 ? 'policy' : 'policies'} ${policies.join(' × ')}).`,
    }];
  },
  fixes: (_, vm, estate) => {
    const [fix] = otherTechnique(estate, vm, undefined);
    const { host } = vm.value;
    return fix && host !== undefined && !fix.title.endsWith('emulation') ? [fix] : [];
  },
});
