import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'podman',
  name: 'Podman',
  vendor: 'Red Hat and the Podman community',
  kind: 'container-engine',
  about: 'Runs the containers and images that Docker knows, without a daemon, alone or in pods.',
  sources: {
    introduction: { title: 'Podman documentation: What is Podman?', url: 'https://docs.podman.io/en/latest/' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'],
    hostOs: ['linux', 'bsd'],
    guestFamilies: ['linux', 'bsd'],
    isolation: { needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'introduction', note: 'By namespaces and control groups, also for users without privileges.' },
    features: { liveMigration: 'by checkpoint and restore (CRIU)', suspend: 'as paused processes', snapshots: 'as images (podman commit)', nesting: 'in privileged containers', hotPlugNic: 'networks can be connected while it runs' },
  }),
  versions: [{ version: '' }],
};
