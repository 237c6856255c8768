/** Moving a disk of a VM to another datastore, thought through before anything happens. Semantics: SPEC.md, V1 to V3. */
import type { Change } from '../../model/change';
import type { Estate } from '../../model/estate';
import { exactQuantity, type Bytes, type BytesPerSecond, type Milliseconds } from '../../model/quantity';
import { supposing } from '../../model/supposing';
import { dataOf } from '../../model/vmDisk';
import { own } from '../../util/own';
import { spaceOnDatastore } from '../capacity/space';
import { siteLinkBetween } from '../failures/siteLinks';
import { sitesOf } from '../failures/sitesOf';
import { throughputLeft } from '../performance/left';
import { loadOf } from '../performance/loads';
import type { BeforeAfter, DatastoreState, DiskMove } from './diskMove';
import { measuredWith, storedOn, type Measured } from './measured';
import { whyNoRoomThere, whyNotMove } from './refusals';

/** What moving the disk with this name to a datastore takes and does; it is made with `changes`, in one edit. */
export function moveDisk(estate: Estate, vmId: string, diskName: string, datastore: string): DiskMove {
  const reasons = whyNotMove(estate, vmId, diskName, datastore);
  const vm = estate.find('vms', vmId);
  const disk = own(vm?.value.disks, diskName);
  if (!vm || !disk || reasons.length > 0) return { kind: 'refused', reasons };
  const from = estate.find('datastores', disk.datastore)?.id;
  const move: Change = { kind: 'set', file: vm.file, path: ['vms', vm.id, 'disks', diskName, 'datastore'], value: datastore };
  const before = storedOn(estate, datastore);
  const bytes = (supposing(estate, [move], (after) => storedOn(after, datastore)) ?? before) - before;
  const measured = [measuredWith(estate, from, -bytes), measuredWith(estate, datastore, bytes)].filter((each) => each !== undefined);
  // What is supposed holds plain numbers, what is written holds quantities.
  const after = supposing(estate, [move, ...measured.map((each) => setUsed(each, each.used))], (supposed) => ({
    target: stateOf(supposed, datastore), source: from === undefined ? undefined : stateOf(supposed, from), noRoom: whyNoRoomThere(estate, supposed, datastore, bytes),
  }));
  if (!after) return { kind: 'refused', reasons: [`Disk "${diskName}" of VM "${vmId}" cannot be read.`] };
  if (after.noRoom.length > 0) return { kind: 'refused', reasons: after.noRoom };
  const rate = rateBetween(estate, from, datastore);
  return {
    kind: 'possible', bytes: bytes as Bytes, unknown: dataOf(vm.value, disk) === undefined, rate, duration: durationOf(bytes, rate),
    ...(from === undefined || !after.source ? {} : { source: { datastore: from, before: stateOf(estate, from), after: after.source } satisfies BeforeAfter }),
    target: { datastore, before: stateOf(estate, datastore), after: after.target },
    changes: [move, ...measured.map((each) => setUsed(each, exactQuantity(each.used, 'bytes')))],
  };
}

function setUsed({ datastore: { file, id } }: Measured, value: number | string): Change {
  return { kind: 'set', file, path: ['datastores', id, 'used'], value };
}

function stateOf(estate: Estate, datastore: string): DatastoreState {
  const { usable, provisioned, used } = spaceOnDatastore(estate, datastore);
  return { capacity: usable, provisioned, used, load: estate.query(loadOf, `datastores/${datastore}`) };
}

/** What a copy runs at: the least of what both datastores have left and of the link between their sites (V1). */
function rateBetween(estate: Estate, from: string | undefined, to: string): BytesPerSecond | undefined {
  const rates = [
    from === undefined ? undefined : throughputLeft(estate, { kind: 'datastore', datastore: from }, 'read'),
    throughputLeft(estate, { kind: 'datastore', datastore: to }, 'write'),
    from === undefined ? undefined : linkBetween(estate, from, to),
  ].filter((rate) => rate !== undefined);
  return rates.length === 0 ? undefined : (Math.min(...rates) as BytesPerSecond);
}

/** Bytes per second that the link between the sites of two datastores carries; undefined where they are at one site, at several, or it is not said. */
function linkBetween(estate: Estate, from: string, to: string): number | undefined {
  const [near, ...moreNear] = sitesOf(estate, { kind: 'datastore', datastore: from });
  const [far, ...moreFar] = sitesOf(estate, { kind: 'datastore', datastore: to });
  if (near === undefined || far === undefined || moreNear.length > 0 || moreFar.length > 0) return undefined;
  const bandwidth = siteLinkBetween(estate, near, far)?.bandwidth;
  return bandwidth === undefined ? undefined : bandwidth / 8;
}

function durationOf(bytes: number, rate: BytesPerSecond | undefined): Milliseconds | undefined {
  if (bytes === 0) return 0 as Milliseconds;
  return rate === undefined ? undefined : ((rate > 0 ? (1000 * bytes) / rate : Infinity) as Milliseconds);
}
