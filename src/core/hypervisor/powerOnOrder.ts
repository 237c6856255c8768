/** Of running VMs that cannot all run: which would not have started, if they had started one after the other (A6). */
import { memoryOf } from '../model/defaults';
import type { Entry } from '../model/entry';
import { defineQuery, type Estate } from '../model/estate';
import { runs, vmsOn } from '../model/lookups';
import { swapOf } from './fileSizes';
import { hostLoad } from './hostLoad';
import { memoryTraitsOf } from './memoryTraits';
import { memoryShort } from './obstacles';
import type { Resource } from './pools';
import { needOf, refusal } from './promises';
import { reservable, reservedOf } from './reservations';
import { freeBeside, swappers, tooLittle } from './swapSpace';
import { releaseOn } from './vmRelease';

export interface Refusal {
  readonly kind: 'cpu-reservation' | 'memory-reservation' | 'memory' | 'swap-space';
  /** A sentence with its numbers. */
  readonly says: string;
}

/** Running VMs of a host that it would not have started, with the reasons; in resource pools as if these were not there. */
export function refusedOn(estate: Estate, host: string): ReadonlyMap<string, readonly Refusal[]> {
  return estate.query(refusals, host);
}

/** Running VMs whose swap file would not have fitted onto a datastore any more. */
export function refusedBySwap(estate: Estate, datastore: string): ReadonlyMap<string, Refusal> {
  return estate.query(swapRefusals, datastore);
}

const refusals = defineQuery<ReadonlyMap<string, readonly Refusal[]>>('VMs a host would not have started', (estate, id) => {
  const host = estate.find('hosts', id);
  if (!host) return none;
  const found = new Map<string, Refusal[]>();
  const note = (vm: string, refused: Refusal): void => void found.set(vm, [...(found.get(vm) ?? []), refused]);
  for (const of of ['cpu', 'memory'] as const) refuseReservations(estate, of, host, note);
  refuseMemory(estate, host, note);
  return found.size === 0 ? none : found;
}, (a, b) => a.size === b.size && [...a].every(([vm, refused]) => JSON.stringify(refused) === JSON.stringify(b.get(vm))));

type Note = (vm: string, refused: Refusal) => void;

function refuseReservations(estate: Estate, of: Resource, host: Entry<'hosts'>, note: Note): void {
  const there = reservable(estate, of, 'hosts', host.id);
  const total = reservedOf(estate, of, 'hosts', host.id);
  if (total <= there) return;
  const needs = inOrder(estate, host.id).map((vm) => ({ vm, ...needOf(of, vm, host) }));
  // What pools keep beside what their VMs reserve.
  let taken = Math.max(0, total - needs.reduce((sum, { reservation, overhead }) => sum + reservation + overhead, 0));
  if (taken > there) return;
  for (const { vm, reservation, overhead } of needs) {
    const wanted = reservation + overhead;
    if (taken + wanted <= there) taken += wanted;
    else if (wanted > 0) note(vm.id, { kind: of === 'cpu' ? 'cpu-reservation' : 'memory-reservation', says: refusal(of, wanted, there - taken, `host "${host.id}"`, overhead) });
  }
}

function refuseMemory(estate: Estate, host: Entry<'hosts'>, note: Note): void {
  const release = releaseOn(estate, host.id);
  if (!release || memoryTraitsOf(host.value).overcommit) return;
  const there = reservable(estate, 'memory', 'hosts', host.id);
  const { memory } = estate.query(hostLoad, host.id);
  if (memory + reservedOverhead(estate, host) <= there) return;
  let taken = 0;
  for (const vm of inOrder(estate, host.id)) {
    const wanted = memoryOf(vm.value) + needOf('memory', vm, host).overhead;
    if (taken + wanted <= there) taken += wanted;
    else note(vm.id, { kind: 'memory', says: memoryShort(wanted, there - taken, host.id, release) });
  }
}

const reservedOverhead = (estate: Estate, host: Entry<'hosts'>): number =>
  vmsOn(estate, host.id).reduce((sum, vm) => sum + (runs(vm.value) ? needOf('memory', vm, host).overhead : 0), 0);

const swapRefusals = defineQuery<ReadonlyMap<string, Refusal>>('VMs whose swap file does not fit on a datastore', (estate, id) => {
  const datastore = estate.value('datastores', id);
  // What was measured holds the swap files of those that run.
  if (datastore?.capacity === undefined || datastore.used !== undefined) return noSwap;
  let free = freeBeside(estate, id, datastore, 0);
  const found = new Map<string, Refusal>();
  // One that is overfull already has another fault.
  if (free < 0) return noSwap;
  for (const vm of swappers(estate, id).toSorted(byStart)) {
    const need = swapOf(vm.value);
    if (need <= free) free -= need;
    else found.set(vm.id, { kind: 'swap-space', says: tooLittle(vm.id, need, free, id) });
  }
  return found.size === 0 ? noSwap : found;
}, (a, b) => a.size === b.size && [...a].every(([vm, { says }]) => says === b.get(vm)?.says));

/** The running VMs of a host in the order in which they start. */
function inOrder(estate: Estate, host: string): readonly Entry<'vms'>[] {
  return vmsOn(estate, host).filter((vm) => runs(vm.value)).sort(byStart);
}

const priorities = ['highest', 'high', 'medium', 'low', 'lowest', 'never'] as const;
const byStart = (a: Entry<'vms'>, b: Entry<'vms'>): number =>
  priorities.indexOf(a.value.restartPriority ?? 'medium') - priorities.indexOf(b.value.restartPriority ?? 'medium') || (a.id < b.id ? -1 : 1);

const none: ReadonlyMap<string, readonly Refusal[]> = new Map();
const noSwap: ReadonlyMap<string, Refusal> = new Map();
