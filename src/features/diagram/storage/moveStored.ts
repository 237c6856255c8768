/** Moving disks of VMs and volumes of containers to a datastore: one truth for the preview while dragging, and for dropping. */
import type { Change } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { formatContrast, formatQuantity } from '../../../core/model/quantity';
import { spaceOf } from '../../../core/storage/capacity/space';
import { usedOf } from '../../../core/storage/datastoreUse';
import { own } from '../../../core/util/own';
import { quoted } from '../../../core/util/words';
import { set } from '../gestures/entries';
import { entryOf, nodeOf } from '../nodeIds';

export interface StoredMove {
  /** Every reason why it cannot be done. */
  readonly reasons: readonly string[];
  /** The edits that do it; none for what is there already. */
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
  const { free } = estate.query(spaceOf, nodeOf('datastores', datastore));
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const noRoom = free !== undefined && bytes > Math.max(0, free) ? [roomSentence(datastore, Math.max(0, free), bytes)] : [];
  const reasons = [...new Set([...parts.flatMap((part) => part.reasons), ...noRoom])];
  return { reasons, changes: reasons.length > 0 ? [] : parts.flatMap((part) => part.changes), effect: effectOf(free, bytes) };
}

interface PartMove {
  readonly reasons: readonly string[];
  readonly changes: readonly Change[];
  /** What the datastore would take that it does not hold yet. */
  readonly bytes: number;
}

function partMove(estate: Estate, node: string, datastore: string): PartMove {
  const name = entryOf(node);
  const refused = (reason: string): PartMove => ({ reasons: [reason], changes: [], bytes: 0 });
  if (!name?.part || (name.collection !== 'vms' && name.collection !== 'containers')) return refused('Only disks of VMs and volumes of containers lie on a datastore.');
  const { id, part } = name;
  if (name.collection === 'containers') {
    const container = estate.find('containers', id);
    const volume = own(container?.value.volumes, part.name);
    if (!container || !volume) return refused(`${quoted(id)} has no volume ${quoted(part.name)} any more.`);
    if (volume.datastore === datastore) return there;
    return { reasons: [], changes: [set(container, ['volumes', part.name, 'datastore'], datastore)], bytes: volume.size ?? 0 };
  }
  const vm = estate.find('vms', id);
  const disk = own(vm?.value.disks, part.name);
  if (!vm || !disk) return refused(`${quoted(id)} has no disk ${quoted(part.name)} any more.`);
  if (disk.sameAs !== undefined) return refused(`Disk ${quoted(part.name)} of ${quoted(id)} is ${quoted(disk.sameAs)}: move that one.`);
  if (disk.datastore === datastore) return there;
  const bytes = disk.provisioning === 'thin' ? (usedOf(disk) ?? 0) : (disk.size ?? usedOf(disk) ?? 0);
  return { reasons: [], changes: [set(vm, ['disks', part.name, 'datastore'], datastore)], bytes };
}
const there: PartMove = { reasons: [], changes: [], bytes: 0 };

function roomSentence(datastore: string, free: number, bytes: number): string {
  const [needed = '', left = ''] = formatContrast([bytes, free], 'bytes');
  return `Datastore ${quoted(datastore)} has ${left} free, and this takes ${needed}.`;
}

function effectOf(free: number | undefined, bytes: number): string {
  if (free === undefined) return `takes ${formatQuantity(bytes, 'bytes')}`;
  if (bytes === 0) return `${formatQuantity(Math.max(0, free), 'bytes')} free`;
  const [now = '', after = ''] = formatContrast([free, free - bytes], 'bytes');
  return `${now} free now, ${after} after`;
}
