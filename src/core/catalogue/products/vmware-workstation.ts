import type { Product } from '../product';
import { desktopSources, desktopTraits, snapshotFiles } from './vmware/desktop';

export const product: Product = {
  id: 'vmware-workstation',
  name: 'VMware Workstation Pro',
  aliases: ['workstation', 'workstation-pro', 'vmware-workstation'],
  vendor: 'VMware by Broadcom',
  kind: 'type-2',
  about: 'An application for Windows and Linux that runs virtual machines beside other applications, with snapshots and clones.',
  sources: desktopSources,
  traits: {
    ...desktopTraits,
    files: [...desktopTraits.files, ...snapshotFiles],
    features: { ...desktopTraits.features, snapshots: true, memorySnapshots: true, linkedClones: true },
  },
  versions: [{ version: '16' }, { version: '17' }, { version: '25', aliases: ['25h2'] }],
};
