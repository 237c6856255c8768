/** The estate as what runs where: sites, clusters, hosts, VMs and containers, each in what holds it. */
import { counted } from '../../core/util/words';
import type { NodeKind } from '../../protocol/view';
import { computePiece } from './drawing';
import { drawGathered, groupedPieces } from './grouping';
import type { Drawing, Look } from './look';
import { clusterOfGroup, gatheringOf, nodeOf, nodeOfPath, shownCollections, unplacedGroup } from './nodeIds';

export const computeLook: Look = {
  view: 'compute',
  collections: shownCollections,
  piece: computePiece,
  grouped: groupedPieces(computePiece, false),
  parts: {},
  isGroup: (node) => node === unplacedGroup || clusterOfGroup(node) !== undefined || gatheringOf(node) !== undefined,
  drawGroup,
  countedOn(path) {
    const node = nodeOfPath(path);
    return node === undefined ? none : [node];
  },
};
const none: readonly string[] = [];

/** A group of VMs and containers. */
function drawGroup(id: string, count: (kind: NodeKind) => number): Drawing {
  if (gatheringOf(id)) return drawGathered(id, count);
  const vms = count('vm');
  const containers = count('container');
  const cluster = clusterOfGroup(id);
  const detail = [...(vms > 0 ? [counted(vms, 'VM')] : []), ...(containers > 0 ? [counted(containers, 'container')] : [])].join(' · ');
  return {
    id, kind: 'group', label: cluster === undefined ? unplaced(vms, containers) : 'No host yet', parent: cluster === undefined ? null : nodeOf('clusters', cluster),
    detail, state: 'normal', heat: { cpu: null, memory: null }, counted: none,
  };
}

function unplaced(vms: number, containers: number): string {
  if (containers === 0) return 'Unplaced VMs';
  return vms === 0 ? 'Unplaced containers' : 'Unplaced VMs and containers';
}
