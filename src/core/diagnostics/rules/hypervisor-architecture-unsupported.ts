import { settingOf } from '../../hypervisor/techniques/setting';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'hypervisor-architecture-unsupported',
  severity: 'error',
  summary: 'The hypervisor or engine of a host is not made for its processors.',
  why: 'A hypervisor is a program, and that of a type 1 hypervisor is the first thing that runs on the hardware: on a processor of another architecture it does not start.',
  remedy: 'Choose a product for these processors, or correct what is said of them.',
  examples: {
    good: [
      example`
        { "hosts": { "arm": { "hypervisor": "kvm", "cpu": { "generation": "ampere-altra" } }, "esx": { "hypervisor": "esxi-8.0" }, "own": { "hypervisor": "home-made", "cpu": { "architecture": "riscv64" } } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "arm": { "hypervisor": "hyperv-2022", "cpu": { "architecture": "arm64" } },
        //                                                                 ^^^^^^^ Host "arm" is arm64, and Microsoft Hyper-V 2022 is made for x86-64.
            "amp": { "hypervisor": "proxmox-8", "cpu": { "generation": "ampere-altra" } }
        //                                                             ^^^^^^^^^^^^^^ Host "amp" is arm64, and Proxmox VE 8 is made for x86-64.
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (host.value.hypervisor === undefined || (host.value.cpu === undefined && host.value.vm === undefined)) return;
    const setting = estate.query(settingOf, host.id);
    if (setting.kind !== 'known') return;
    const { release, processor } = setting;
    if (release.traits.hostArchitectures.includes(processor.architecture)) return;
    const { architecture, generation, model } = host.value.cpu ?? {};
    const path = architecture !== undefined ? ['cpu', 'architecture'] : generation !== undefined ? ['cpu', 'generation'] : model !== undefined ? ['cpu', 'model'] : ['hypervisor'];
    yield {
      place: placeIn(host, path),
      message: `Host "${host.id}" is ${processor.architecture}, and ${release.name} is made for ${listed(release.traits.hostArchitectures, 'or', Infinity)}.`,
      related: [{ place: placeIn(host, ['hypervisor']), message: 'What it runs.' }],
    };
  },
});
