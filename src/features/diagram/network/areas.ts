/** The areas that sites and clusters are in the network view: they hold hosts, and a site its physical switches. */
import { isPhysical } from '../../../core/network/fabric/ports';
import type { Host } from '../../../core/model/entities';
import { defineIndex, type Estate } from '../../../core/model/estate';
import { hostsByCluster, hostsBySite } from '../../../core/model/lookups';
import { counted } from '../../../core/util/words';
import { emptyPiece, type Piece } from '../look';
import { nodeOf, physicalGroup } from '../nodeIds';
import { plain } from '../plain';

const physicalBySite = defineIndex('physical switches by site', 'switches', (value) => (value.site !== undefined && isPhysical(value) ? [value.site] : []));

/** The area of a site's physical switches, and one for its hosts that are in no cluster. */
export function sitePiece(estate: Estate, id: string): Piece {
  const site = estate.value('sites', id);
  if (!site) return emptyPiece;
  const label = site.name ?? id;
  const switches = estate.count(physicalBySite, id);
  const hosts = estate.lookup(hostsBySite, id).filter((host) => areaOfHost(estate, estate.value('hosts', host) ?? {}) === nodeOf('sites', id)).length;
  return {
    nodes: [
      ...(switches > 0 ? [plain({ id: physicalGroup(id), kind: 'group', label: `Physical switches · ${label}`, parent: null, detail: switches === 1 ? '1 switch' : `${switches} switches` })] : []),
      ...(hosts > 0 ? [plain({ id: nodeOf('sites', id), kind: 'site', label, parent: null, detail: counted(hosts, 'host') })] : []),
    ],
    edges: [],
  };
}

/** A cluster, where it has hosts. */
export function clusterPiece(estate: Estate, id: string): Piece {
  const cluster = estate.value('clusters', id);
  const hosts = estate.count(hostsByCluster, id);
  if (!cluster || hosts === 0) return emptyPiece;
  return { nodes: [plain({ id: nodeOf('clusters', id), kind: 'cluster', label: cluster.name ?? id, parent: null, detail: counted(hosts, 'host') })], edges: [] };
}

/** The area a host lies in: its cluster, else its site, else none. What is not there does not count. */
export function areaOfHost(estate: Estate, host: Host): string | null {
  if (host.cluster !== undefined && estate.find('clusters', host.cluster)) return nodeOf('clusters', host.cluster);
  return host.site !== undefined && estate.find('sites', host.site) ? nodeOf('sites', host.site) : null;
}
