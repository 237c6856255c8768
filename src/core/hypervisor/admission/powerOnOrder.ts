/** Of running VMs that cannot all run: which would not have started, if they had started one after the other (A6). */
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { containersByHost, runs, vmsOn } from '../../model/lookups';
import { swapOf } from '../machine/fileSizes';
import { hostLoad } from '../sharing/hostLoad';
import { heldByContainers } from '../sharing/memoryClaims';
import { leastMemoryOf, memoryTraitsOf } from '../sharing/memoryTraits';
import { memoryShort } from './obstacles';
import { poolOn, poolsByParent, type Resource } from '../sharing/pools';
import { needOf, refusal } from '../sharing/promises';
import { reservable, reservedOf } from '../sharing/reservations';
import { freeWithoutSwap, swappers, tooLittle } from './swapSpace';
import { releaseOn } from '../machine/vmRelease';

export interface Refusal {
  readonly vm: Entry<'vms'>;
  readonly kind: 'cpu-reservation' | 'memory-reservation' | 'memory' | 'swap-space';
  /** A sentence with its numbers. */
  readonly says: string;
}

/** Running VMs of a host that it would not have started, with each reason; in resource pools as if these were not there. */
export function refusedOn(estate: Estate, host: Entry<'hosts'>): readonly Refusal[] {
  if (isPlainlyEnough(estate, host)) return none;
  return [...refusedReservations(estate, 'cpu', host), ...refusedReservations(estate, 'memory', host), ...refusedMemory(estate, host)];
}

/** Running VMs whose swap file would not have fitted onto a datastore any more. */
export function refusedBySwap(estate: Estate, { id, value }: Entry<'datastores'>): readonly Refusal[] {
  // What was measured holds the swap files of those that run.
  if (value.used !== undefined) return none;
  let free = freeWithoutSwap(estate, id);
  if (free === Infinity) return none;
  const starting = swappers(estate, id);
  // One that is overfull already has another fault.
  if (free < 0 || starting.reduce((sum, vm) => sum + swapOf(vm.value), 0) <= free) return none;
  const refused: Refusal[] = [];
  for (const vm of starting.toSorted(byStart)) {
    const need = swapOf(vm.value);
    if (need <= free) free -= need;
    else refused.push({ vm, kind: 'swap-space', says: tooLittle(vm.id, need, free, id) });
  }
  return refused;
}

/** Most hosts have all their VMs could ask for: this tells without looking at pools and claims. */
function isPlainlyEnough(estate: Estate, host: Entry<'hosts'>): boolean {
  const { memory, memoryReserved, cpuReserved } = estate.query(hostLoad, host.id);
  if (cpuReserved > 0 || estate.count(poolsByParent, host.id) > 0) return false;
  const there = reservable(estate, 'memory', 'hosts', host.id);
  const { overcommit } = memoryTraitsOf(host.value);
  if (!overcommit && estate.count(containersByHost, host.id) > 0) return false;
  const asked = overcommit ? memoryReserved : memory;
  return there === Infinity || asked + reservedOverhead(estate, host) <= there;
}

function refusedReservations(estate: Estate, of: Resource, host: Entry<'hosts'>): readonly Refusal[] {
  const there = reservable(estate, of, 'hosts', host.id);
  const total = reservedOf(estate, of, 'hosts', host.id);
  if (total <= there) return none;
  const needs = inOrder(estate, host.id).map((vm) => ({ vm, ...needOf(of, vm, host) }));
  // What pools keep beside what their VMs reserve: for those in pools it is there.
  const kept = Math.max(0, total - needs.reduce((sum, { reservation, overhead }) => sum + reservation + overhead, 0));
  if (kept > there) return none;
  let taken = 0;
  const refused: Refusal[] = [];
  for (const { vm, reservation, overhead } of needs) {
    const wanted = reservation + overhead;
    const free = Math.max(0, there - taken - (poolOn(estate, vm.value, host.id) === undefined ? kept : 0));
    if (wanted <= free) taken += wanted;
    else refused.push({ vm, kind: of === 'cpu' ? 'cpu-reservation' : 'memory-reservation', says: refusal(of, wanted, free, `host "${host.id}"`, overhead) });
  }
  return refused;
}

function refusedMemory(estate: Estate, host: Entry<'hosts'>): readonly Refusal[] {
  const release = releaseOn(estate, host.id);
  const traits = memoryTraitsOf(host.value);
  if (!release || traits.overcommit) return none;
  const there = reservable(estate, 'memory', 'hosts', host.id);
  const refused: Refusal[] = [];
  let taken: number = heldByContainers(estate, host.id);
  for (const vm of inOrder(estate, host.id)) {
    const wanted = leastMemoryOf(vm.value, traits) + needOf('memory', vm, host).overhead;
    if (taken + wanted <= there) taken += wanted;
    else refused.push({ vm, kind: 'memory', says: memoryShort(wanted, Math.max(0, there - taken), host.id, release) });
  }
  return refused;
}

const reservedOverhead = (estate: Estate, host: Entry<'hosts'>): number =>
  vmsOn(estate, host.id).reduce((sum, vm) => sum + (runs(vm.value) ? needOf('memory', vm, host).overhead : 0), 0);

/** The running VMs of a host in the order in which they start. */
function inOrder(estate: Estate, host: string): readonly Entry<'vms'>[] {
  return vmsOn(estate, host).filter((vm) => runs(vm.value)).sort(byStart);
}

const priorities = ['highest', 'high', 'medium', 'low', 'lowest', 'never'] as const;
const byStart = (a: Entry<'vms'>, b: Entry<'vms'>): number =>
  priorities.indexOf(a.value.restartPriority ?? 'medium') - priorities.indexOf(b.value.restartPriority ?? 'medium') || (a.id < b.id ? -1 : 1);

const none: readonly never[] = [];
