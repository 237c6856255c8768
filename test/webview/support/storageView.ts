import { smallStorage } from '../../scene/support/storage';
import { nodesOf, smallEstate } from './estate';
import type { OpenedDiagram } from './openDiagram';
import { openView } from './openView';
import type { themes } from './themes';

/** A disk of the small storage, of VM web-01. */
export const disk = 'vms/web-01/disks/disk0';

/** What the datastores say to a disk that is to move. */
export const verdicts = [
  { node: 'datastores/scratch', fits: false, reasons: ['scratch has 80 GiB free: 120 GiB are lacking.', 'No host of web-01 mounts scratch.'] },
  { node: 'datastores/db', fits: true, reasons: [], effect: '7 TiB free now, 6.96 TiB after' },
];
/** What a disk group could be connected to. */
const connects = [
  { node: 'storagePools/gold', connects: true, reasons: [], what: 'Make slow of san-a a member of gold' },
  { node: 'datastores/db', connects: false, reasons: ['db is on san-a/lun-1 already.'], what: '' },
];

/** The diagram of the small storage in its storage view, with cards. */
export function openStorage(options: { readonly theme?: (typeof themes)[number] } = {}): Promise<OpenedDiagram> {
  return openView('storage', {
    ...options, nodes: nodesOf(smallEstate), width: 1600, height: 1000,
    before: (extension) => {
      extension.storage = smallStorage();
      extension.verdicts = verdicts;
      extension.connects = connects;
    },
  });
}
