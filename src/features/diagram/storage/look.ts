/**
 * The estate as what is kept on what: arrays with their disk groups and exports, local disks, pools, datastores with the disks of
 * VMs and volumes of containers on them, and the hosts and clusters that see them.
 */
import type { Path } from '../../../core/model/entry';
import { defineQuery, type Estate } from '../../../core/model/estate';
import { isCollectionName, type CollectionName } from '../../../core/model/ids';
import { counted } from '../../../core/util/words';
import type { NodeKind } from '../../../protocol/view';
import { emptyPiece, samePiece, type Drawing, type Look, type Piece } from '../look';
import { entryOf, noDatastoreGroup, nodeOf, partNodeOfPath, storageParts } from '../nodeIds';
import { plain } from '../plain';
import { clusterPiece, sitePiece } from './areas';
import { arrayPiece } from './arrays';
import { datastorePiece, poolPiece } from './datastores';
import { containerPiece, vmPiece } from './disks';
import { hostPiece } from './hosts';
import { disksKey } from './keys';

const pieces: Readonly<Partial<Record<CollectionName, (estate: Estate, id: string) => Piece>>> = {
  sites: sitePiece, clusters: clusterPiece, hosts: hostPiece, vms: vmPiece, containers: containerPiece, arrays: arrayPiece, storagePools: poolPiece, datastores: datastorePiece,
};

/** What the storage view draws of an entry, by "collection/id". */
const storagePiece = defineQuery<Piece>('storage view of an entry', (estate, node) => {
  const name = entryOf(node);
  return (name && pieces[name.collection]?.(estate, name.id)) ?? emptyPiece;
}, samePiece);

export const storageLook: Look = {
  view: 'storage',
  collections: Object.keys(pieces) as CollectionName[],
  piece: storagePiece,
  parts: storageParts,
  isGroup: (node) => node === noDatastoreGroup,
  drawGroup,
  countedOn,
};

function drawGroup(id: string, count: (kind: NodeKind) => number): Drawing {
  const detail = (['disk', 'volume'] as const).flatMap((kind) => (count(kind) > 0 ? [counted(count(kind), kind)] : [])).join(' · ');
  return plain({ id, kind: 'group', label: 'On no datastore', parent: null, detail });
}

/** A finding counts on the narrowest node it points into, and on the edge that the field it points at makes; of a VM, where it is about its disks. */
function countedOn(path: Path): readonly string[] {
  const [collection, id, field, part] = path;
  if (typeof collection !== 'string' || typeof id !== 'string' || !isCollectionName(collection)) return [];
  const node = partNodeOfPath(path, storageParts);
  if (node !== undefined) return [node];
  if (collection === 'vms') return field === 'disks' || field === 'snapshots' || field === 'linkedTo' ? [disksKey(id)] : [];
  const isLine = typeof field === 'string' && lineFields[collection]?.includes(field) === true;
  const isItem = typeof part === 'number';
  return isLine ? [nodeOf(collection, id), [collection, id, field, ...(isItem ? [part] : [])].join('/')] : [nodeOf(collection, id)];
}

/** The fields that are drawn as lines, one for each item of a list. */
const lineFields: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  arrays: ['hosts'], storagePools: ['members', 'replication'], datastores: ['on', 'mountedBy', 'replication'],
};
