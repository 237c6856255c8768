/** The areas that sites and clusters are in the storage view: every one, for arrays are put in sites, and datastores mounted on clusters. */
import type { Estate } from '../../../core/model/estate';
import { clustersBySite, hostsByCluster, hostsBySite } from '../../../core/model/lookups';
import { counted } from '../../../core/util/words';
import { emptyPiece, type Piece } from '../look';
import { nodeOf } from '../nodeIds';
import { parentOfCluster } from '../parents';
import { joined, plain } from '../plain';
import { arraysBySite } from './faces';
import { isHostShown } from './hosts';
import { waysOfCluster } from './ways';

export function sitePiece(estate: Estate, id: string): Piece {
  const site = estate.value('sites', id);
  if (!site) return emptyPiece;
  const counts = [[estate.count(arraysBySite, id), 'array'], [estate.count(clustersBySite, id), 'cluster'], [estate.count(hostsBySite, id), 'host']] as const;
  const detail = joined(...counts.map(([count, word]) => (count === 0 ? '' : counted(count, word)))) || 'empty';
  return { nodes: [plain({ id: nodeOf('sites', id), kind: 'site', label: site.name ?? id, parent: null, detail })], edges: none };
}

/**
 * A cluster stands for its hosts: they are drawn in it only where they have something of their own to do with storage. What is found
 * on the others counts on it.
 */
export function clusterPiece(estate: Estate, id: string): Piece {
  const cluster = estate.value('clusters', id);
  if (!cluster) return emptyPiece;
  const detail = counted(estate.count(hostsByCluster, id), 'host');
  const standsFor: string[] = [];
  for (const host of estate.lookup(hostsByCluster, id)) {
    const value = estate.value('hosts', host);
    if (value && !isHostShown(estate, host, value)) standsFor.push(nodeOf('hosts', host));
  }
  const drawing = plain({ id: nodeOf('clusters', id), kind: 'cluster', label: cluster.name ?? id, parent: parentOfCluster(estate, cluster), detail, counted: standsFor });
  return { nodes: [drawing], edges: waysOfCluster(estate, id) };
}
const none: readonly never[] = [];
