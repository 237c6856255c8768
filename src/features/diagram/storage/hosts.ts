/** Hosts in the storage view: those with disks of their own, those that datastores and arrays name, and those in no cluster. */
import type { Host } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { datastoresByMount } from '../../../core/storage/mounts';
import { counted } from '../../../core/util/words';
import { emptyPiece, type Drawing, type Piece } from '../look';
import { nodeOf, partNodeOf } from '../nodeIds';
import { parentOfHost } from '../parents';
import { joined, plain } from '../plain';
import { arraysByMachine } from './faces';
import { heatOfLayer } from './heat';
import { waysOfHost } from './ways';
import { disksText } from './words';

type Disks = NonNullable<Host['disks']>[string];

export function hostPiece(estate: Estate, id: string): Piece {
  const host = estate.value('hosts', id);
  if (!host || !isHostShown(estate, id, host)) return emptyPiece;
  const disks = Object.entries(host.disks ?? {});
  const adapters = Object.keys(host.hbas ?? {}).length;
  const node = plain({
    id: nodeOf('hosts', id), kind: 'host', label: host.name ?? id, parent: parentOfHost(estate, host),
    detail: joined(disks.length === 0 ? '' : counted(disks.reduce((sum, [, { count }]) => sum + (count ?? 1), 0), 'local disk'), adapters === 0 ? '' : counted(adapters, 'storage adapter')),
    state: host.maintenance === true ? 'maintenance' : host.derived === true ? 'derived' : 'normal',
  });
  return { nodes: [node, ...disks.map(([name, disk]) => drawDisks(estate, id, name, disk))], edges: waysOfHost(estate, id) };
}

/** Otherwise its cluster stands for it. */
export function isHostShown(estate: Estate, id: string, host: Host): boolean {
  if (host.cluster === undefined || Object.keys(host.disks ?? {}).length > 0) return true;
  return !estate.find('clusters', host.cluster) || estate.count(datastoresByMount, id) > 0 || estate.count(arraysByMachine, id) > 0;
}

function drawDisks(estate: Estate, host: string, name: string, disks: Disks): Drawing {
  const id = partNodeOf('hosts', host, 'disks', name);
  return plain({ id, kind: 'disks', label: name, parent: nodeOf('hosts', host), detail: joined(disksText(disks.count ?? 1, disks), disks.cache === true ? 'cache' : ''), heat: heatOfLayer(estate, id) });
}
