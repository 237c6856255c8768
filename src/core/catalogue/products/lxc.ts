import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'lxc',
  name: 'LXC',
  aliases: ['lxd', 'incus', 'linux-containers'],
  vendor: 'Linux Containers project',
  kind: 'container-engine',
  about: 'Runs whole Linux systems as contexts of one kernel: light like a container, used like a machine.',
  sources: {
    introduction: { title: 'Linux Containers: LXC introduction', url: 'https://linuxcontainers.org/lxc/introduction/' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'],
    hostOs: ['linux'],
    guestFamilies: ['linux'],
    isolation: {
      needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'introduction',
      note: 'By namespaces, control groups and security profiles of one Linux kernel.',
    },
    features: { snapshots: 'where the storage can', linkedClones: 'where the storage can', suspend: 'as frozen processes', nesting: 'where enabled for the container', hotPlugNic: true, hotPlugDisk: true },
  }),
  versions: [{ version: '' }],
};
