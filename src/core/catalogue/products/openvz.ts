import { engineTraits } from '../engine';
import type { Product } from '../product';

export const product: Product = {
  id: 'openvz',
  name: 'OpenVZ',
  aliases: ['virtuozzo', 'open-vz'],
  vendor: 'Virtuozzo',
  kind: 'container-engine',
  about: 'Runs whole Linux systems as containers of one patched kernel, with quotas for each and live migration between hosts.',
  sources: {
    introduction: { title: 'OpenVZ User Guide: OpenVZ Overview', url: 'https://docs.openvz.org/openvz_users_guide.webhelp/' },
  },
  traits: engineTraits({
    hostArchitectures: ['x86-64'],
    hostOs: ['linux'],
    guestFamilies: ['linux'],
    isolation: {
      needs: [], guestArchitectures: ['x86-64', 'x86'], source: 'introduction',
      note: 'Needs the kernel of OpenVZ: its containers share it, whatever distribution they hold.',
    },
    features: { liveMigration: 'by checkpoint and restore', snapshots: true, memorySnapshots: true, linkedClones: false, suspend: true, hotPlugNic: true, hotPlugDisk: true },
  }),
  versions: [{ version: '' }],
};
