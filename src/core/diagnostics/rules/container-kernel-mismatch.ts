import { findGuest } from '../../catalogue/guests';
import { containerFit, groundOf } from '../../hypervisor/containers/containers';
import type { Path } from '../../model/entry';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'container-kernel-mismatch',
  severity: 'error',
  summary: 'A container needs a kernel that what it runs on does not have.',
  why: 'A container is a group of processes on the kernel of its host: that is why it is light, and why it brings no OS of its own. A Windows image needs a Windows kernel, of its own build or, since Windows Server 2022, a later one; a Linux image needs Linux; and each engine is made for certain kernels.',
  remedy: 'Run it on a host or in a VM with the kernel its image needs, or use an image for the kernel that is there.',
  examples: {
    good: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" }, "pve": { "hypervisor": "proxmox-8" }, "pc": { "hostOs": "windows-11" }, "bare": {} },
          "vms": { "win": { "guest": "windows-server-2025" } },
          "containers": {
            "a": { "on": "box" }, "b": { "on": "pve", "engine": "lxc" }, "c": { "on": "pc" }, "d": { "on": "bare", "os": "windows-server-2019" },
            "e": { "on": "win", "os": "windows-server-2022" }, "f": { "on": "box", "os": "home-made" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" }, "esx": { "hypervisor": "esxi-8.0" } },
          "vms": { "win": { "guest": "windows-server-2019" } },
          "containers": {
            "a": { "on": "box", "os": "windows-server-2022" },
        //                            ^^^^^^^^^^^^^^^^^^^^^ Container "a" cannot run: it needs a Windows kernel, and host "box" has that of Debian 12.
            "b": { "on": "win" },
        //               ^^^^^ Container "b" cannot run: it needs a Linux kernel (without "os" it is one for Linux), and VM "win" has that of Windows Server 2019.
            "c": { "on": "win", "os": "windows-server-2022" },
        //                            ^^^^^^^^^^^^^^^^^^^^^ Container "c" cannot run: its image is of Windows Server 2022 (build 20348), and VM "win" has Windows Server 2019 (build 17763): no image runs on an older kernel.
            "d": { "on": "win", "engine": "lxc" },
        //                                ^^^^^ Container "d" cannot run: LXC needs Linux, and VM "win" has Windows Server 2019.
            "e": { "on": "esx" }
        //               ^^^^^ Container "e" cannot run: VMware ESXi 8.0 on host "esx" has no operating system whose kernel containers could share.
          }
        }
      `,
    ],
  },
  on: 'containers',
  *check(container, estate) {
    const fit = containerFit(estate, container.value);
    const obstacles = fit.kind === 'unfit' ? fit.obstacles.filter(({ kind }) => kind !== 'architecture') : [];
    const [first] = obstacles;
    if (!first) return;
    const { os, engine } = container.value;
    const path: Path = first.kind === 'engine' && engine !== undefined ? ['engine'] : first.kind === 'kernel' && os !== undefined ? ['os'] : ['on'];
    yield { place: placeIn(container, path), message: `Container "${container.id}" cannot run: ${listed(obstacles.map(({ says }) => says))}.` };
  },
  fixes(_, container, estate) {
    const { on, os } = container.value;
    const there = groundOf(estate, on)?.os;
    if (!there?.containerKernel || os !== undefined) return [];
    if (containerFit(estate, { ...container.value, os: there.id }).kind !== 'fits' || !findGuest(there.id)) return [];
    return [{ title: `Say that its image is of ${there.name}`, changes: [{ kind: 'set', file: container.file, path: [...rootOf(container), 'os'], value: there.id }] }];
  },
});
