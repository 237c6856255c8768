/** Which node of a view shows what stands somewhere in the text. */
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { isCollectionName } from '../../core/model/ids';
import type { ViewName } from '../../protocol/view';
import { looks } from './looks';
import { nodeOf, nodeOfPath, partNodeOf, partNodeOfPath } from './nodeIds';

/**
 * The narrowest node of a view that shows what stands at a path from the root of a document; undefined where it shows none. In the
 * other views an entry that is drawn by its parts alone, such as a VM, is shown by the first of them, and a host that the storage view
 * does not draw by its cluster.
 */
export function shownAt(estate: Estate, path: Path, view: ViewName): string | undefined {
  if (view === 'compute') return nodeOfPath(path);
  const [collection, id] = path;
  if (typeof collection !== 'string' || typeof id !== 'string' || !isCollectionName(collection)) return undefined;
  const entry = nodeOf(collection, id);
  const nodes = estate.query(looks[view].piece, entry).nodes.filter((node) => node.kind !== 'group').map((node) => node.id);
  const wanted = [partNodeOfPath(path, looks[view].parts), view === 'network' ? onNetwork(estate, path) : undefined, entry];
  return wanted.find((node) => node !== undefined && nodes.includes(node)) ?? nodes[0] ?? (view === 'storage' && collection === 'hosts' ? clusterOf(estate, id) : undefined);
}

function clusterOf(estate: Estate, host: string): string | undefined {
  const cluster = estate.value('hosts', host)?.cluster;
  return cluster !== undefined && estate.find('clusters', cluster) ? nodeOf('clusters', cluster) : undefined;
}

/** A container on the network that its list names there. */
function onNetwork(estate: Estate, [collection, id, field, at]: Path): string | undefined {
  if (collection !== 'containers' || field !== 'networks' || typeof at !== 'number') return undefined;
  const network = estate.value('containers', String(id))?.networks?.[at];
  return network === undefined ? undefined : partNodeOf('containers', String(id), 'networks', network);
}
