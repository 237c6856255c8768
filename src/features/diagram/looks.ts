import type { ViewName } from '../../protocol/view';
import { allLook } from './all/look';
import { computeLook } from './computeLook';
import type { Look } from './look';
import { networkLook } from './network/look';
import { storageLook } from './storage/look';

/** Every view of the diagram. */
export const looks: Readonly<Record<ViewName, Look>> = { compute: computeLook, network: networkLook, storage: storageLook, all: allLook };
