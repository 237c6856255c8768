/**
 * The estate as one: what runs where, with the switches, networks, arrays and datastores it needs, and everything that joins them.
 * Parts of entries, such as NICs and disk groups, are what their views are for: here lines end at the whole.
 */
import type { Path } from '../../../core/model/entry';
import { defineQuery, type Estate } from '../../../core/model/estate';
import { isCollectionName, type CollectionName } from '../../../core/model/ids';
import type { NodeKind } from '../../../protocol/view';
import { computeLook } from '../computeLook';
import { computePiece } from '../drawing';
import { groupedPieces } from '../grouping';
import { emptyPiece, samePiece, type Drawing, type EdgeDrawing, type Look, type Piece } from '../look';
import { linesOfHost } from '../network/hosts';
import { networkLook } from '../network/look';
import { routerPiece } from '../network/routers';
import { entryOf, nodeOf } from '../nodeIds';
import { datastorePiece, poolPiece } from '../storage/datastores';
import { storageLook } from '../storage/look';
import { arrayPiece } from '../storage/arrays';
import { drawGroup, isGroup, placeInStorage } from './groups';
import { guestLines, vmLines } from './joins';
import { networkPieceIn, switchPieceIn } from './network';
import { raised } from './raised';

const pieces: Readonly<Partial<Record<CollectionName, (estate: Estate, id: string) => Piece>>> = {
  sites: (estate, id) => compute(estate, 'sites', id, none),
  clusters: (estate, id) => compute(estate, 'clusters', id, none),
  hosts: (estate, id) => compute(estate, 'hosts', id, raised(linesOfHost(estate, id))),
  vms: (estate, id) => compute(estate, 'vms', id, vmLines(estate, id)),
  containers: (estate, id) => compute(estate, 'containers', id, guestLines(estate, id)),
  switches: switchPieceIn,
  networks: networkPieceIn,
  routers: routerPiece,
  arrays: (estate, id) => inStorage(arrayPiece(estate, id)),
  storagePools: (estate, id) => inStorage(poolPiece(estate, id)),
  datastores: (estate, id) => inStorage(datastorePiece(estate, id)),
};

/** What the view of the whole estate draws of an entry, by "collection/id". */
const allPiece = defineQuery<Piece>('view of the whole estate of an entry', (estate, node) => {
  const name = entryOf(node);
  return (name && pieces[name.collection]?.(estate, name.id)) ?? emptyPiece;
}, samePiece);

export const allLook: Look = {
  view: 'all',
  collections: Object.keys(pieces) as CollectionName[],
  piece: allPiece,
  grouped: groupedPieces(allPiece, true),
  parts: {},
  isGroup: (node) => isGroup(node) || computeLook.isGroup(node),
  drawGroup: (node, count: (kind: NodeKind) => number): Drawing => (isGroup(node) ? drawGroup(node, count) : computeLook.drawGroup(node, count)),
  countedOn,
};

function compute(estate: Estate, collection: CollectionName, id: string, edges: readonly EdgeDrawing[]): Piece {
  const piece = estate.query(computePiece, nodeOf(collection, id));
  return edges.length === 0 ? piece : { nodes: piece.nodes, edges: [...piece.edges, ...edges] };
}

/** A layer of storage without its parts, among those of its site. */
function inStorage({ nodes: [node], edges }: Piece): Piece {
  return node ? { nodes: [{ ...node, parent: placeInStorage(node.parent) }], edges: raised(edges) } : emptyPiece;
}

/** A finding counts on its entry, and on the line that the field it points at makes. */
function countedOn(path: Path): readonly string[] {
  const [collection, id] = path;
  if (typeof collection !== 'string' || typeof id !== 'string' || !isCollectionName(collection)) return none;
  const entry = nodeOf(collection, id);
  const lines = [...networkLook.countedOn(path), ...(collection === 'vms' ? none : storageLook.countedOn(path))];
  return [entry, ...new Set(lines.filter((key) => key !== entry))];
}
const none: readonly never[] = [];
