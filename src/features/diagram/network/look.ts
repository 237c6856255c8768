/**
 * The estate as who is connected to what: routers, physical switches with their ports, hosts with their NICs and adapters, and
 * virtual switches with their networks and who is on them.
 */
import type { Path } from '../../../core/model/entry';
import type { CollectionName } from '../../../core/model/ids';
import { defineQuery, type Estate } from '../../../core/model/estate';
import { counted } from '../../../core/util/words';
import type { NodeKind } from '../../../protocol/view';
import { emptyPiece, samePiece, type Drawing, type Look, type Piece } from '../look';
import { entryOf, networkParts, networksGroup, nodeOf, partNodeOfPath, physicalGroup, routersGroup, segmentsGroup, unconnectedGroup } from '../nodeIds';
import { clusterPiece, sitePiece } from './areas';
import { containerPiece, vmPiece } from './guests';
import { hostPiece } from './hosts';
import { networkPieceOf } from './networks';
import { plain } from '../plain';
import { routerPiece } from './routers';
import { switchPiece } from './switches';

const pieces: Readonly<Partial<Record<CollectionName, (estate: Estate, id: string) => Piece>>> = {
  sites: sitePiece, clusters: clusterPiece, hosts: hostPiece, vms: vmPiece, containers: containerPiece, switches: switchPiece, networks: networkPieceOf, routers: routerPiece,
};

/** What the network view draws of an entry, by "collection/id". */
export const networkPiece = defineQuery<Piece>('network view of an entry', (estate, node) => {
  const name = entryOf(node);
  return (name && pieces[name.collection]?.(estate, name.id)) ?? emptyPiece;
}, samePiece);

export const networkLook: Look = {
  view: 'network',
  collections: Object.keys(pieces) as CollectionName[],
  piece: networkPiece,
  parts: networkParts,
  isGroup: (node) => groupLabels.has(node),
  drawGroup,
  countedOn,
};

const groupLabels: ReadonlyMap<string, string> = new Map([
  [routersGroup, 'Routers'], [physicalGroup(), 'Physical switches'], [segmentsGroup, 'Overlay segments'], [networksGroup(), 'Networks without a virtual switch'], [unconnectedGroup, 'Not connected'],
]);

function drawGroup(id: string, count: (kind: NodeKind) => number): Drawing {
  const counts = words.flatMap(([kind, word]) => (count(kind) > 0 ? [counted(count(kind), word)] : []));
  return plain({ id, kind: 'group', label: groupLabels.get(id) ?? id, parent: null, detail: counts.join(' · ') });
}
const words: readonly (readonly [NodeKind, string])[] = [
  ['router', 'router'], ['switch', 'switch'], ['network', 'network'], ['vm', 'VM'], ['container', 'container'], ['guest', 'network adapter'],
];

/** A finding counts on the narrowest node it points into, and on the edge that the field it points at makes. */
function countedOn(path: Path): readonly string[] {
  const [collection, id, field, part, inner] = path;
  if (typeof collection !== 'string' || typeof id !== 'string') return [];
  const at = path.map(String);
  if (collection === 'containers' && field === 'networks' && typeof part === 'number') return [at.slice(0, 4).join('/')];
  const node = partNodeOfPath(path, networkParts) ?? nodeOf(collection as CollectionName, id);
  const isCable = (collection === 'hosts' && field === 'nics' && inner === 'port') || (collection === 'switches' && field === 'ports' && inner === 'to');
  const isUplink = collection === 'switches' && (field === 'uplinks' || field === 'standby') && inner !== undefined;
  if (isCable || isUplink) return [node, at.slice(0, 5).join('/')];
  if (collection === 'routers' && field === 'interfaces' && part !== undefined) return [node, at.slice(0, 4).join('/')];
  return collection === 'networks' && (field === 'underlay' || field === 'nic') ? [node, at.slice(0, 3).join('/')] : [node];
}
