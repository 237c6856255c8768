import { findGuest } from '../../catalogue/guests';
import { osFamilyNames } from '../../catalogue/wording';
import { bringsLinux } from '../../hypervisor/containers/containers';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { hostedRelease } from '../hostOs';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-os-unsupported',
  severity: 'error',
  summary: 'The hypervisor or engine of a host does not run on its host OS.',
  why: 'A type 2 hypervisor and a container engine are applications: each is made for certain operating systems, and a container engine lives off the kernel of one. On another it cannot be installed.',
  remedy: 'Choose a product for this host OS, or another host OS.',
  examples: {
    good: [
      example`
        {
          "hosts": {
            "pc": { "hypervisor": "virtualbox-7", "hostOs": "windows-11" }, "mac": { "hypervisor": "parallels", "hostOs": "macos" }, "own": { "hypervisor": "virtualbox-7", "hostOs": "home-made" },
            "desk": { "hypervisor": "docker", "hostOs": "macos" }, "esx": { "hypervisor": "esxi-8.0" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "pc": { "hypervisor": "parallels", "hostOs": "windows-11" },
        //                                               ^^^^^^^^^^^^ Host "pc" runs Windows 11, and Parallels Desktop is made for macOS.
            "srv": { "hypervisor": "lxc", "hostOs": "windows-server-2022" }
        //                                          ^^^^^^^^^^^^^^^^^^^^^ Host "srv" runs Windows Server 2022, and LXC is made for Linux.
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host) {
    if (host.value.hostOs === undefined) return;
    const release = hostedRelease(host.value);
    const os = release && findGuest(host.value.hostOs);
    if (!release || !os || os.family === 'other' || release.traits.hostOs.includes(os.family) || bringsLinux(release, os)) return;
    yield {
      place: placeIn(host, ['hostOs']),
      message: `Host "${host.id}" runs ${os.name}, and ${release.product.name} is made for ${listed(release.traits.hostOs.map((family) => osFamilyNames[family]), 'or')}.`,
      related: [{ place: placeIn(host, ['hypervisor']), message: 'What it runs.' }],
    };
  },
});
