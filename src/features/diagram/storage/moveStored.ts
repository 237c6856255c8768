/** Moving disks of VMs and volumes of containers to a datastore: one truth for the preview while dragging, and for dropping. */
import type { Change } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { exactQuantity, formatContrast, formatQuantity } from '../../../core/model/quantity';
import { supposing } from '../../../core/model/supposing';
import { spaceOf } from '../../../core/storage/capacity/space';
import { measuredWith, storedOn } from '../../../core/storage/moves/measured';
import { whyNoRoomThere, whyNotMove } from '../../../core/storage/moves/refusals';
import { own } from '../../../core/util/own';
import { quoted } from '../../../core/util/words';
import { set } from '../gestures/entries';
import { entryOf, nodeOf } from '../nodeIds';

export interface StoredMove {
  /** Every reason why it cannot be done. */
  readonly reasons: readonly string[];
  /** The edits that do it; none for what is there already. Figures that were measured on the datastores change along. */
  readonly changes: readonly Change[];
  /** What it would do to the datastore: "1.2 TiB free now, 1.16 TiB after". */
  readonly effect: string;
}

/** Whether a node is of what lies on a datastore. */
export function isStored(node: string): boolean {
  const name = entryOf(node);
  return (name?.collection === 'vms' && name.part?.field === 'disks') || (name?.collection === 'containers' && name.part?.field === 'volumes');
}

/** What putting nodes together on a datastore would change, or every reason why it cannot be done. */
export function moveStored(estate: Estate, nodes: readonly string[], datastore: string): StoredMove {
  const parts = [...new Set(nodes)].map((node) => partMove(estate, node, datastore));
  const reasons = [...new Set(parts.flatMap((part) => part.reasons))];
  const changes = parts.flatMap((part) => part.changes);
  const { free } = estate.query(spaceOf, nodeOf('datastores', datastore));
  if (reasons.length > 0) return { reasons, changes: [], effect: '' };
  if (changes.length === 0) return { reasons, changes, effect: free === undefined ? '' : `${amount(Math.max(0, free))} free` };
  const sources = [...new Set(parts.flatMap(({ from }) => from ?? []))];
  const before = [datastore, ...sources].map((id) => storedOn(estate, id));
  const supposed = supposing(estate, changes, (after) => {
    const gained = [datastore, ...sources].map((id, i) => storedOn(after, id) - (before[i] ?? 0));
    return { gained, noRoom: whyNoRoomThere(estate, after, datastore, gained[0] ?? 0) };
  });
  const gained = supposed?.gained ?? [];
  const bytes = gained[0] ?? 0;
  const measured = [datastore, ...sources].flatMap((id, i) => {
    const after = measuredWith(estate, id, gained[i] ?? 0);
    return after ? [set(after.datastore, ['used'], exactQuantity(after.used, 'bytes'))] : [];
  });
  const noRoom = supposed?.noRoom ?? [];
  return { reasons: noRoom, changes: noRoom.length > 0 ? [] : [...changes, ...measured], effect: effectOf(free, bytes / Math.max(1, estate.value('datastores', datastore)?.reduction ?? 1)) };
}

interface PartMove {
  readonly reasons: readonly string[];
  readonly changes: readonly Change[];
  /** The datastore it leaves. */
  readonly from?: string | undefined;
}

function partMove(estate: Estate, node: string, datastore: string): PartMove {
  const name = entryOf(node);
  if (!name?.part || !isStored(node)) return { reasons: ['Only disks of VMs and volumes of containers lie on a datastore.'], changes: [] };
  const { id, part } = name;
  const entry = name.collection === 'vms' ? estate.find('vms', id) : estate.find('containers', id);
  const stored = name.collection === 'vms' ? own(estate.value('vms', id)?.disks, part.name) : own(estate.value('containers', id)?.volumes, part.name);
  if (!entry || !stored) return { reasons: [`${quoted(id)} has no "${part.name}" any more.`], changes: [] };
  if (stored.datastore === datastore) return { reasons: [], changes: [] };
  const from = estate.find('datastores', stored.datastore)?.id;
  return { reasons: name.collection === 'vms' ? whyNotMove(estate, id, part.name, datastore) : [], changes: [set(entry, [part.field, part.name, 'datastore'], datastore)], from };
}

function effectOf(free: number | undefined, bytes: number): string {
  if (free === undefined) return `takes ${amount(bytes)}`;
  if (bytes === 0) return `${amount(Math.max(0, free))} free`;
  const [now = '', after = ''] = formatContrast([free, free - bytes], 'bytes');
  return `${now} free now, ${after} after`;
}

const amount = (bytes: number): string => formatQuantity(bytes, 'bytes');
