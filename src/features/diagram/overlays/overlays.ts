import type { OverlayName } from '../../../protocol/overlays';
import { tagOverlay, tenantOverlay } from './categories';
import { networkOverlay } from './network';
import { overcommitOverlay } from './overcommit';
import type { Overlay } from './overlay';
import { snapshotAgeOverlay } from './snapshotAge';
import { storageOverlay } from './storage';
import { cpuOverlay, memoryOverlay } from './use';

/** Every overlay that the extension works out. */
export const overlays: Readonly<Record<OverlayName, Overlay>> = {
  cpu: cpuOverlay, memory: memoryOverlay, storage: storageOverlay, network: networkOverlay, overcommit: overcommitOverlay, tenant: tenantOverlay, tag: tagOverlay, 'snapshot-age': snapshotAgeOverlay,
};
