import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'docker',
  name: 'Docker',
  aliases: ['docker-engine', 'docker-ce', 'docker-ee', 'moby'],
  vendor: 'Docker',
  kind: 'container-engine',
  about: 'Runs applications in contexts of the kernel it shares with its host, from images built in layers.',
  sources: {
    install: { title: 'Docker Docs: Install Docker Engine', url: 'https://docs.docker.com/engine/install/' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'arm64', 'armv7', 'ppc64le', 's390x'],
    hostOs: ['linux', 'windows'],
    guestFamilies: ['linux', 'windows'],
    isolation: {
      needs: [], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x'], source: 'install',
      note: 'By namespaces and control groups; on Windows by server silos, with images of the same build.',
    },
    features: { suspend: 'as paused processes', snapshots: 'as images (docker commit)', nesting: 'in privileged containers', hotPlugNic: 'networks can be connected while it runs' },
  }),
  versions: [{ version: '' }],
};
