import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'linux-vserver',
  name: 'Linux-VServer',
  aliases: ['vserver', 'linuxvserver'],
  vendor: 'Linux-VServer project',
  kind: 'container-engine',
  about: 'Parts a patched Linux kernel into security contexts, each of which looks like a server of its own.',
  sources: {
    paper: { title: 'Linux-VServer: Paper', url: 'http://linux-vserver.org/Paper' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64', 'x86'],
    hostOs: ['linux'],
    guestFamilies: ['linux'],
    isolation: { needs: [], guestArchitectures: ['x86-64', 'x86'], source: 'paper', note: 'Needs a kernel with the VServer patch.' },
  }),
  versions: [{ version: '' }],
};
