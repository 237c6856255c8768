import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'chroot',
  name: 'chroot',
  aliases: ['schroot'],
  vendor: 'UNIX',
  kind: 'container-engine',
  about: 'Gives a process another root folder: the file system is apart, while processes, network, users and limits are those of the host.',
  sources: {
    manual: { title: 'chroot(2): Linux manual page', url: 'https://man7.org/linux/man-pages/man2/chroot.2.html' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'],
    hostOs: ['linux', 'bsd', 'macos', 'solaris'],
    guestFamilies: ['linux', 'bsd', 'macos', 'solaris'],
    isolation: {
      needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'manual',
      note: 'Of the file system only, and no security boundary: nothing limits what it takes of the host.',
    },
    features: { hotAddCpu: false, hotAddMemory: false },
  }),
  versions: [{ version: '' }],
};
