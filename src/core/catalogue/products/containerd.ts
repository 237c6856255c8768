import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'containerd',
  name: 'containerd',
  vendor: 'Cloud Native Computing Foundation',
  kind: 'container-engine',
  about: 'The service that keeps images and runs containers for Kubernetes and Docker.',
  sources: {
    overview: { title: 'containerd: README, runtime requirements', url: 'https://github.com/containerd/containerd' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'],
    hostOs: ['linux', 'windows'],
    guestFamilies: ['linux', 'windows'],
    isolation: { needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'], source: 'overview', note: 'By namespaces and control groups; on Windows by server silos, with images of the same build.' },
    features: { suspend: 'as paused processes', nesting: 'in privileged containers' },
  }),
  versions: [{ version: '' }],
};
