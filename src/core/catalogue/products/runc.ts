import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'runc',
  name: 'runc',
  aliases: ['libcontainer'],
  vendor: 'Open Container Initiative',
  kind: 'container-engine',
  about: 'The tool, with its library libcontainer, that starts containers for Docker, containerd and others.',
  sources: {
    specification: { title: 'OCI Runtime Specification: Linux Container Configuration', url: 'https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'],
    hostOs: ['linux'],
    guestFamilies: ['linux'],
    isolation: {
      needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'specification',
      note: 'By namespaces, control groups, capabilities and seccomp of one Linux kernel.',
    },
    features: { liveMigration: 'by checkpoint and restore (CRIU)', suspend: 'as paused processes' },
  }),
  versions: [{ version: '' }],
};
