import { findGuest } from '../../catalogue/guests';
import { findRelease } from '../../catalogue/releases';
import { containersByHost } from '../../model/lookups';
import { osNameOf } from '../../hypervisor/techniques/osName';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'host-os-on-bare-metal-hypervisor',
  severity: 'warning',
  summary: 'A host names a host OS below a hypervisor that runs on the hardware itself.',
  why: 'A type 1 hypervisor is the first thing above the hardware: nothing is below it, and that is why it is faster and safer than one of type 2. Some bring an OS along, as Proxmox VE a Debian and Hyper-V a Windows; another one is only there as a guest.',
  remedy: 'Take "hostOs" away; if there really is an OS below, the hypervisor is another one.',
  examples: {
    good: [
      example`
        {
          "hosts": {
            "esx": { "hypervisor": "esxi-8.0" }, "hv": { "hypervisor": "hyperv-2022", "hostOs": "windows-server-2022" }, "pve": { "hypervisor": "proxmox-8", "hostOs": "debian-12" },
            "kvm": { "hypervisor": "kvm", "hostOs": "rhel-9" }, "pc": { "hypervisor": "virtualbox-7", "hostOs": "windows-11" }, "plain": { "hostOs": "windows-server-2022" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx": { "hypervisor": "esxi-8.0", "hostOs": "debian-12" },
        //                                               ^^^^^^^^^^^ Host "esx" names Debian 12 as its host OS, but VMware ESXi 8.0 runs on the hardware itself.
            "pve": { "hypervisor": "proxmox-8", "hostOs": "windows-11" }
        //                                                ^^^^^^^^^^^^ Host "pve" names Windows 11 as its host OS, but Proxmox VE 8 runs on the hardware itself.
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host) {
    const { hypervisor, hostOs } = host.value;
    if (hypervisor === undefined || hostOs === undefined) return;
    const release = findRelease(hypervisor);
    if (release?.product.kind !== 'type-1') return;
    const { ownOs = [] } = release.traits;
    const family = findGuest(hostOs)?.family;
    // Of a text that nobody knows it may be the OS that is part of the product.
    if (family === undefined ? ownOs.length > 0 : ownOs.includes(family)) return;
    yield {
      place: placeIn(host, ['hostOs']),
      message: `Host "${host.id}" names ${osNameOf(hostOs)} as its host OS, but ${release.name} runs on the hardware itself.`,
      related: [{ place: placeIn(host, ['hypervisor']), message: 'Its hypervisor.' }],
    };
  },
  fixes(_, host, estate) {
    // Containers may share the kernel of that OS: then it is the hypervisor that is too much.
    if (estate.count(containersByHost, host.id) > 0) return [];
    return [{ title: 'Take the host OS away', changes: [{ kind: 'remove', file: host.file, path: [...rootOf(host), 'hostOs'] }] }];
  },
});
