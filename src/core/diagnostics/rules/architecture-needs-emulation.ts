import { runsNatively } from '../../catalogue/architecture';
import { settingOf } from '../../hypervisor/techniques/setting';
import { techniqueOf } from '../../hypervisor/techniques/techniques';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';
import { obstaclesTo, otherTechnique } from '../virtualization';

export const rule = defineRule({
  id: 'architecture-needs-emulation',
  severity: 'error',
  summary: 'A VM is of an architecture that the processors of its host do not run, and nothing emulates it.',
  why: 'Full virtualization and paravirtualization let the processor run the code of the guest itself, so guest and host must be of one architecture. Only an emulator interprets the code of another, instruction by instruction.',
  remedy: 'Place the VM on a host of its architecture, or on one with an emulator such as QEMU; that costs many times the CPU.',
  examples: {
    good: [
      example`
        {
          "hosts": { "arm": { "hypervisor": "kvm", "cpu": { "generation": "ampere-altra" } }, "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "qemu", "hostOs": "debian-12" }, "bare": {} },
          "vms": {
            "a": { "host": "arm", "architecture": "arm64" }, "b": { "host": "arm" }, "c": { "host": "esx", "architecture": "x86" },
            "d": { "host": "lab", "architecture": "riscv64" }, "e": { "host": "bare", "architecture": "riscv64" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "arm": { "hypervisor": "kvm", "cpu": { "architecture": "arm64" } } },
          "vms": {
            "router": { "host": "esx", "architecture": "arm64" },
        //                                             ^^^^^^^ VM "router" cannot run on host "esx": its code is arm64, which the x86-64 processors of "esx" do not run, and VMware ESXi 8.0 does not emulate them.
            "files": { "host": "arm", "guest": "windows-server-2022" }
        //                                     ^^^^^^^^^^^^^^^^^^^^^ VM "files" cannot run on host "arm": its code is x86-64, which the arm64 processors of "arm" do not run, and KVM does not emulate them.
          }
        }
      `,
      example`
        {
          "hosts": { "pc": { "hypervisor": "proxmox-8" } },
          "vms": { "phone": { "host": "pc", "virtualization": "full", "architecture": "arm64" } }
        //                                                                            ^^^^^^^ VM "phone" cannot run on host "pc": its code is arm64, which the x86-64 processors of "pc" do not run, and Proxmox VE 8 does not emulate them.
        }
      `,
    ],
  },
  on: 'vms',
  check(vm, estate) {
    const obstacles = obstaclesTo(estate, vm, 'architecture');
    if (obstacles.length === 0) return nothingFound;
    const answer = techniqueOf(estate, vm.id);
    if (answer.kind !== 'impossible') return nothingFound;
    const { release, architecture } = answer;
    const setting = estate.query(settingOf, vm.value.host ?? '');
    // What processors of its own architecture lack is told of the host.
    if (answer.reasons.some(({ kind }) => kind === 'extension') && setting.kind === 'known' && runsNatively(setting.processor.architecture, architecture)) return nothingFound;
    const emulates = release.traits.techniques.emulation?.guestArchitectures.includes(architecture) ?? false;
    const rest = emulates ? `only by emulation would ${release.name} run it` : `${release.name} does not emulate them`;
    return [{
      place: placeIn(vm, [vm.value.architecture !== undefined ? 'architecture' : vm.value.guest !== undefined ? 'guest' : 'host']),
      message: `VM "${vm.id}" cannot run on host "${vm.value.host ?? ''}": ${listed(obstacles.map(({ says }) => says), 'and', Infinity)}, and ${rest}.`,
    }];
  },
  fixes: (_, vm, estate) => otherTechnique(estate, vm, 'emulation'),
});
