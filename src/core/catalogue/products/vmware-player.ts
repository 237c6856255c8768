import type { Product } from '../product';
import { desktopSources, desktopTraits } from './vmware/desktop';

export const product: Product = {
  id: 'vmware-player',
  name: 'VMware Workstation Player',
  aliases: ['player', 'workstation-player'],
  vendor: 'VMware by Broadcom',
  kind: 'type-2',
  about: 'An application for Windows and Linux that runs one virtual machine at a time in a window, without snapshots or clones.',
  sources: desktopSources,
  traits: desktopTraits,
  versions: [{ version: '16' }, { version: '17' }],
};
