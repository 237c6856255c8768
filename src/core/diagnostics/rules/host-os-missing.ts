import { kindNames, osFamilyNames } from '../../catalogue/wording';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { hostedRelease, namingHostOs } from '../hostOs';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-os-missing',
  severity: 'info',
  summary: 'A host has a hypervisor that is an application, and does not say on which operating system it runs.',
  why: 'A type 2 hypervisor, an emulator and a container engine need a host OS below them. It schedules their VMs as its own processes, takes memory and CPU itself, and decides which containers run; without it the host cannot be judged in full.',
  remedy: 'Name the host OS in "hostOs".',
  examples: {
    good: [
      example`
        { "hosts": { "pc": { "hypervisor": "virtualbox-7", "hostOs": "windows-11" }, "esx": { "hypervisor": "esxi-8.0" }, "pve": { "hypervisor": "proxmox-8" }, "bare": {} } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "mac": { "hypervisor": "parallels" },
        //                         ^^^^^^^^^^^ Host "mac" does not say on which OS Parallels Desktop runs: a type 2 hypervisor is an application of macOS.
            "box": { "hypervisor": "lxc", "vm": "guest" }
        //                         ^^^^^ Host "box" does not say on which OS LXC runs: a container engine is an application of Linux.
          },
          "vms": { "guest": { "guest": "ubuntu-24.04" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host) {
    if (host.value.hostOs !== undefined) return;
    const release = hostedRelease(host.value);
    if (!release) return;
    const { name } = kindNames[release.product.kind];
    yield {
      place: placeIn(host, ['hypervisor']),
      message: `Host "${host.id}" does not say on which OS ${release.product.name} runs: ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} is an application of ${listed(release.traits.hostOs.map((family) => osFamilyNames[family]), 'or')}.`,
    };
  },
  fixes(_, host, estate) {
    const release = hostedRelease(host.value);
    return release ? namingHostOs(estate, host, release) : [];
  },
});
