/** The areas that sites and clusters are in the storage view. */
import type { Estate } from '../../../core/model/estate';
import { clustersBySite, hostsByCluster } from '../../../core/model/lookups';
import { counted } from '../../../core/util/words';
import { emptyPiece, type Piece } from '../look';
import { nodeOf } from '../nodeIds';
import { parentOfCluster } from '../parents';
import { joined, plain } from '../plain';
import { arraysBySite } from './faces';
import { waysOfCluster } from './ways';

export function sitePiece(estate: Estate, id: string): Piece {
  const site = estate.value('sites', id);
  if (!site) return emptyPiece;
  const [arrays, clusters] = [estate.count(arraysBySite, id), estate.count(clustersBySite, id)];
  const detail = joined(arrays === 0 ? '' : counted(arrays, 'array'), clusters === 0 ? '' : counted(clusters, 'cluster'));
  return { nodes: [plain({ id: nodeOf('sites', id), kind: 'site', label: site.name ?? id, parent: null, detail })], edges: none };
}

/** A cluster stands for its hosts: they are drawn in it only where they have something of their own to do with storage. */
export function clusterPiece(estate: Estate, id: string): Piece {
  const cluster = estate.value('clusters', id);
  if (!cluster) return emptyPiece;
  const detail = counted(estate.count(hostsByCluster, id), 'host');
  return { nodes: [plain({ id: nodeOf('clusters', id), kind: 'cluster', label: cluster.name ?? id, parent: parentOfCluster(estate, cluster), detail })], edges: waysOfCluster(estate, id) };
}
const none: readonly never[] = [];
