/** Making a datastore without a diagram: what it could stand on, how large it could be, who could mount it, and the entry itself. */
import type { JsonValue } from '../core/model/change';
import type { Estate } from '../core/model/estate';
import { exactQuantity, parseQuantity } from '../core/model/quantity';
import { idPattern } from '../core/model/schema';
import { explainSize } from '../core/storage/capacity/explainSize';
import { spaceOf } from '../core/storage/capacity/space';
import { layerOf } from '../core/storage/layers';
import { naturalOrder } from '../core/util/naturalOrder';
import { listed, quoted } from '../core/util/words';
import type { GestureOutcome } from './diagram/gestures/outcome';
import { backingAt } from './diagram/gestures/addStorage';
import { entryOf, nodeOf, partNodeOf } from './diagram/nodeIds';
import { whyTaken } from './diagram/storage/taken';
import { freeText } from './growPool';
import { possibleFirst, type Offer } from './offers';
import type { Session } from './session';

/** Pools, arrays without parts, disk groups, exports and local disks, with how much is free there; an export holds one datastore. */
export function backingOffers({ estate }: Session): readonly Offer[] {
  const offer = (node: string, label: string, word: string): Offer => {
    const reason = whyTaken(estate, label)[0] ?? noRoom(estate, node);
    return { node, label, possible: reason === undefined, detail: reason ?? [word, freeText(estate, node)].filter((text) => text !== '').join(' · ') };
  };
  const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted(naturalOrder);
  return possibleFirst([
    ...sorted(estate.ids('storagePools')).map((id) => offer(nodeOf('storagePools', id), id, 'pool')),
    ...sorted(estate.ids('arrays')).flatMap((id) => {
      const { groups = {}, exports = {} } = estate.value('arrays', id) ?? {};
      const parts = [
        ...Object.keys(exports).map((part) => offer(partNodeOf('arrays', id, 'exports', part), `${id}/${part}`, 'export')),
        ...Object.keys(groups).map((part) => offer(partNodeOf('arrays', id, 'groups', part), `${id}/${part}`, 'disk group')),
      ];
      return parts.length === 0 ? [offer(nodeOf('arrays', id), id, 'array')] : parts;
    }),
    ...sorted(estate.ids('hosts')).flatMap((id) => Object.entries(estate.value('hosts', id)?.disks ?? {}).flatMap(([part, disks]) => (disks.cache === true ? [] : [offer(partNodeOf('hosts', id, 'disks', part), `${id}/${part}`, 'local disks')]))),
  ]);
}

/** Why nothing at all can be stored on a layer, such as a group of too few disks; undefined where something can, or its size is not known. */
function noRoom(estate: Estate, key: string): string | undefined {
  const layer = layerOf(key);
  if (!layer || estate.query(spaceOf, key).usable !== 0) return undefined;
  return `Nothing can be stored on it. ${explainSize(estate, layer).join(' ')}`;
}

/** What nodes are as the backing of a datastore; undefined where none is one. */
export function backingMeant(session: Session, nodes: readonly string[]): string | undefined {
  return nodes.find((node) => backingAt(session, node) !== undefined);
}

/** Clusters, and hosts of none, that could mount it. */
export function mounterOffers({ estate }: Session): readonly Offer[] {
  const clusters = estate.ids('clusters').toSorted(naturalOrder).map((id): Offer => ({ node: nodeOf('clusters', id), label: id, possible: true, detail: 'cluster' }));
  const hosts = estate.ids('hosts').toSorted(naturalOrder).map((id): Offer => ({ node: nodeOf('hosts', id), label: id, possible: true, detail: ['host', clusterText(estate, id)].filter((text) => text !== '').join(' ') }));
  return [...clusters, ...hosts];
}

/** What the new datastore is to be. */
export interface NewDatastore {
  readonly name: string;
  /** A node of what it stands on; null for none yet. */
  readonly on: string | null;
  /** As typed: "2 TiB"; empty for all that its backing gives. */
  readonly capacity: string;
  /** Nodes of clusters and hosts. */
  readonly mountedBy: readonly string[];
}

/** A name that is free: "datastore-1". */
export function suggestedName({ estate }: Session): string {
  for (let n = 1; ; n++) if (!estate.find('datastores', `datastore-${n}`)) return `datastore-${n}`;
}

/** Why a name cannot be that of a new datastore; undefined where it can. */
export function nameProblem({ estate }: Session, name: string): string | undefined {
  if (!new RegExp(idPattern).test(name)) return 'An id takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.';
  return estate.find('datastores', name) ? `There is a datastore "${name}" already.` : undefined;
}

/** All that is free on its backing, where that is known: "21.3 TiB"; empty otherwise, and for an export, which gives all of itself. */
export function suggestedCapacity({ estate }: Session, on: string | null): string {
  if (on === null || entryOf(on)?.part?.field === 'exports') return '';
  const { free } = estate.query(spaceOf, on);
  return free === undefined || free <= 0 ? '' : exactQuantity(Math.floor(free / gibibyte) * gibibyte, 'bytes');
}
const gibibyte = 2 ** 30;

/** Why what was typed is no capacity; undefined where it is one, or nothing was typed and the backing says how much there is. */
export function capacityProblem(on: string | null, text: string): string | undefined {
  if (text.trim() === '') return on === null ? 'Say how large it is, such as "2 TiB": it stands on nothing that would.' : undefined;
  const read = parseQuantity(text, ['bytes']);
  if (read.kind !== 'quantity') return `"${text.trim()}" is no size, such as "2 TiB".`;
  return read.value > 0 ? undefined : 'It must be larger than nothing.';
}

/** The change that makes a datastore, or every reason why it cannot be made. */
export function createDatastore(session: Session, { name, on, capacity, mountedBy }: NewDatastore): GestureOutcome {
  const backing = on === null ? undefined : backingAt(session, on);
  const against = backing ? whyTaken(session.estate, backing.text) : on === null ? [] : ['What it was to stand on is not there any more.'];
  const reasons = [nameProblem(session, name), capacityProblem(on, capacity)].filter((problem) => problem !== undefined);
  if (reasons.length + against.length > 0) return { kind: 'refused', reasons: [...reasons, ...against] };
  const value: JsonValue = {
    ...(backing ? { on: backing.text } : {}),
    ...(capacity.trim() === '' ? {} : { capacity: capacity.trim() }),
    ...(mountedBy.length === 0 ? {} : { mountedBy: mountedBy.flatMap((node) => entryOf(node)?.id ?? []) }),
  };
  const where = [backing ? `on "${backing.text}"` : '', mountedBy.length === 0 ? '' : `mounted by ${listed(mountedBy.flatMap((node) => entryOf(node)?.id ?? []).map(quoted))}`].filter((text) => text !== '').join(', ');
  return {
    kind: 'changes', node: nodeOf('datastores', name), message: `Created datastore "${name}"${where === '' ? '' : ` ${where}`}.`,
    changes: [{ kind: 'set', file: fileFor(session, backing?.text), path: ['datastores', name], value }],
  };
}

/** The file that has datastores, or else that of its backing, or the main one. */
function fileFor(session: Session, backing: string | undefined): string {
  const holds = (file: string): boolean => session.document(file)?.entries('datastores').next().done === false;
  if (holds(session.main)) return session.main;
  const [owner = ''] = (backing ?? '').split('/', 1);
  const near = session.estate.find('storagePools', owner) ?? session.estate.find('arrays', owner);
  return session.files().find(holds) ?? near?.file ?? session.main;
}

function clusterText(estate: Estate, host: string): string {
  const cluster = estate.value('hosts', host)?.cluster;
  return cluster === undefined ? '' : `of ${cluster}`;
}
