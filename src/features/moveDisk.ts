/** Moving disks without a diagram: which are meant where the cursor is or by what is selected, and where they could go. */
import type { Path } from '../core/model/entry';
import type { Estate } from '../core/model/estate';
import { formatQuantity } from '../core/model/quantity';
import { naturalOrder } from '../core/util/naturalOrder';
import { own } from '../core/util/own';
import { entryOf, nodeOf, partNodeOf, partNodeOfPath, storageParts } from './diagram/nodeIds';
import { isStored } from './diagram/storage/moveStored';
import { whereFits } from './diagram/whereFits';
import { possibleFirst, type Offer } from './offers';
import type { Session } from './session';

/** What lies on datastores and could be meant: `certain` where it is just that, else some of these have to be chosen. */
export interface MeantDisks {
  readonly certain: boolean;
  readonly disks: readonly string[];
}

/** The disks that nodes are; else those of the VMs among them, and those on the datastores; else all that there are. */
export function disksMeant({ estate }: Session, nodes: readonly string[]): MeantDisks {
  const stored = nodes.filter((node) => isStored(node) && isThere(estate, node));
  if (stored.length > 0) return { certain: true, disks: stored };
  const near = [...new Set(nodes.flatMap((node) => disksNear(estate, node)))];
  if (near.length > 0) return { certain: near.length === 1, disks: near };
  return { certain: false, disks: allDisks(estate) };
}

/** The disk, volume or else the entry whose text holds an offset, as a node; undefined outside of entries. */
export function diskAt(session: Session, file: string, offset: number): string | undefined {
  const path: Path = session.document(file)?.at(offset)?.path ?? [];
  const part = partNodeOfPath(path, storageParts);
  if (part !== undefined && isStored(part)) return part;
  const [collection, id] = path;
  return typeof id === 'string' ? `${String(collection)}/${id}` : undefined;
}

/** What could be moved, each with its size and where it lies. */
export function diskOffers({ estate }: Session, disks: readonly string[]): readonly Offer[] {
  return disks.map((node) => {
    const { label, size, datastore } = faceOf(estate, node);
    return { node, label, possible: true, detail: [size === undefined ? '' : formatQuantity(size, 'bytes'), datastore === undefined ? 'on no datastore' : `on ${datastore}`].filter((part) => part !== '').join(' ') };
  });
}

/** Every datastore but the one that all of these lie on already, with what is free there before and after, or every reason why not. */
export function moveOffers(session: Session, disks: readonly string[]): readonly Offer[] {
  const { estate } = session;
  const now = new Set(disks.map((node) => faceOf(estate, node).datastore));
  const offers = whereFits(session, disks).flatMap(({ node, fits, reasons, effect = '' }): readonly Offer[] => {
    const id = entryOf(node)?.id ?? node;
    return now.size === 1 && now.has(id) ? [] : [{ node, label: estate.value('datastores', id)?.name ?? id, possible: fits, detail: fits ? effect : reasons.join(' ') }];
  });
  return possibleFirst(offers.toSorted((a, b) => naturalOrder(a.label, b.label)));
}

function disksNear(estate: Estate, node: string): readonly string[] {
  const name = entryOf(node);
  switch (name?.collection) {
    case 'vms': return Object.keys(estate.value('vms', name.id)?.disks ?? {}).map((disk) => partNodeOf('vms', name.id, 'disks', disk));
    case 'containers': return Object.keys(estate.value('containers', name.id)?.volumes ?? {}).map((volume) => partNodeOf('containers', name.id, 'volumes', volume));
    case 'datastores': return allDisks(estate).filter((disk) => faceOf(estate, disk).datastore === name.id);
    default: return [];
  }
}

function allDisks(estate: Estate): readonly string[] {
  const sorted = (collection: 'vms' | 'containers'): readonly string[] => estate.ids(collection).toSorted(naturalOrder).map((id) => nodeOf(collection, id));
  return [...sorted('vms'), ...sorted('containers')].flatMap((node) => disksNear(estate, node));
}

interface Face { readonly label: string; readonly size: number | undefined; readonly datastore: string | undefined }

function faceOf(estate: Estate, node: string): Face {
  const name = entryOf(node);
  const part = name?.part?.name ?? '';
  const stored = name?.collection === 'vms' ? own(estate.value('vms', name.id)?.disks, part) : own(estate.value('containers', name?.id ?? '')?.volumes, part);
  return { label: `${name?.id ?? ''} ${part}`.trim(), size: stored?.size, datastore: stored?.datastore };
}

function isThere(estate: Estate, node: string): boolean {
  const name = entryOf(node);
  if (!name?.part) return false;
  return own(name.collection === 'vms' ? estate.value('vms', name.id)?.disks : estate.value('containers', name.id)?.volumes, name.part.name) !== undefined;
}
