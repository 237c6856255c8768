/** Reservations that could not be kept: admission control of CPU and memory, on a host and in its resource pools. */
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { memoryOverheadOf } from './memoryOverhead';
import { memoryTraitsOf } from './memoryTraits';
import { poolOn, type Resource } from './pools';
import { freeReservation, reservable, reservedOf } from './reservations';

/**
 * A sentence for each reservation of VMs, to be started on a host together, that could not be kept. A VM needs its overhead reserved
 * beside its memory reservation, of the host and not of its pool (A3).
 */
export function unreservedFor(estate: Estate, of: Resource, vms: readonly Entry<'vms'>[], host: Entry<'hosts'>): readonly string[] {
  const needs = vms.map((vm) => ({ vm, ...needOf(of, vm, host) })).filter(({ reservation, overhead }) => reservation + overhead > 0);
  const reasons = needs.flatMap(({ vm, reservation, overhead }) => {
    const pool = poolOn(estate, vm.value, host.id);
    if (pool === undefined && reservation === 0 && isRoomFor(estate, of, overhead, host.id)) return [];
    const { free, within } = freeReservation(estate, of, { pool, host: host.id, without: vm.id });
    const wanted = within.startsWith('resource pool') ? reservation : reservation + overhead;
    return wanted > free ? [refusal(of, wanted, free, within, wanted > reservation ? overhead : 0)] : [];
  });
  return reasons.length > 0 || needs.length < 2 ? reasons : together(estate, of, needs, host.id);
}

/** Overhead alone is asked of the host alone: most VMs reserve nothing, and this is quickly told. */
const isRoomFor = (estate: Estate, of: Resource, overhead: number, host: string): boolean => reservedOf(estate, of, 'hosts', host) + overhead <= reservable(estate, of, 'hosts', host);

interface Need {
  readonly vm: Entry<'vms'>;
  readonly reservation: number;
  readonly overhead: number;
}

/** Each could start alone; of the host they take all together. */
function together(estate: Estate, of: Resource, needs: readonly Need[], host: string): readonly string[] {
  const there = reservable(estate, of, 'hosts', host);
  if (there === Infinity) return [];
  const arriving = needs.filter(({ vm }) => vm.value.host !== host || !runs(vm.value));
  const wanted = arriving.reduce((sum, { reservation, overhead }) => sum + reservation + overhead, 0);
  const free = Math.max(0, there - reservedOf(estate, of, 'hosts', host));
  return wanted > free ? [refusal(of, wanted, free, `host "${host}"`, arriving.reduce((sum, { overhead }) => sum + overhead, 0))] : [];
}

/** What has to be reserved for a VM on a host. */
export function needOf(of: Resource, { value }: Entry<'vms'>, host: Entry<'hosts'>): { readonly reservation: number; readonly overhead: number } {
  return of === 'cpu'
    ? { reservation: value.cpu?.reservation ?? 0, overhead: 0 }
    : { reservation: value.memoryAllocation?.reservation ?? 0, overhead: memoryOverheadOf(value, memoryTraitsOf(host.value)) };
}

/** The sentence itself; `overhead` is the part of `wanted` that is. */
export function refusal(of: Resource, wanted: number, free: number, within: string, overhead: number): string {
  const [needs = '', there = ''] = formatContrast([wanted, free], of === 'cpu' ? 'frequency' : 'bytes');
  const part = overhead < wanted ? ` of memory, ${formatContrast([overhead], 'bytes')[0] ?? ''} of it overhead,` : ' of memory for the overhead of running it';
  const what = of === 'cpu' ? '' : overhead > 0 ? part : ' of memory';
  return `${needs}${what} cannot be guaranteed: only ${there} is unreserved ${within.startsWith('host') ? 'on' : 'in'} ${within}.`;
}
