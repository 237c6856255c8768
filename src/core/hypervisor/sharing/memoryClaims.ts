/** Who holds memory of a host, how much of it is in use, and what speaks for them. Semantics: SPEC.md. */
import type { MemoryTraits } from '../../catalogue/product';
import { memoryOf } from '../../model/defaults';
import type { Container, Host, Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { sum } from '../../util/sum';
import type { Consumer, DemandBasis, Settings } from './allocation';
import { basisOf, typicalUse, type Measured, type Saying } from './demand';
import { activeMemoryOf, memoryHeldBy } from './hostLoad';
import { memoryOverheadOf } from './memoryOverhead';
import { memoryTraitsOf, ownMemorySaid } from './memoryTraits';
import { poolOn } from './pools';
import { containersRunningOn, vmsRunningOn } from './running';
import { memorySharesOf, shareScaleOf, type ShareScale } from './shares';

export interface MemoryClaim extends Settings {
  readonly consumer: Consumer;
  readonly kind: 'vm' | 'container';
  readonly pool: string | undefined;
  /** Whether the document gives a reservation, be it of nothing. */
  readonly hasReservation: boolean;
  readonly configured: Bytes;
  readonly overhead: Bytes;
  readonly active: Bytes;
  readonly basis: DemandBasis;
  /** For pools that span hosts: what is in use, and what there is of it. */
  readonly demand: number;
  readonly size: number;
}

/** The claims on a host, by consumer. */
export const memoryClaims = defineQuery<readonly MemoryClaim[]>('memory claims on a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const on: Ground = { estate, host: id, traits: memoryTraitsOf(host), scale: shareScaleOf(host?.hypervisor) };
  const containers = containersRunningOn(estate, id);
  const vms = vmsRunningOn(estate, id);
  const sayings = [...containers.map((container) => saidByContainer(container.value)), ...vms.map((vm) => saidByVm(vm.value))];
  const typical = typicalUse(sayings, host && measuredMemoryOf(host));
  const claims: MemoryClaim[] = [];
  for (const container of containers) claims.push(claimOfContainer(container, sayings[claims.length] ?? nothing, typical));
  for (const vm of vms) claims.push(claimOfVm(vm, sayings[claims.length] ?? nothing, typical, on));
  return claims;
});

/** What the containers of a host hold of its memory. */
export function heldByContainers(estate: Estate, host: string): Bytes {
  return sum(estate.query(memoryClaims, host), ({ kind, configured }) => (kind === 'container' ? configured : 0)) as Bytes;
}

/** What all claims on a host have in common. */
interface Ground {
  readonly estate: Estate;
  readonly host: string;
  readonly traits: MemoryTraits;
  readonly scale: ShareScale;
}

const nothing: Saying = { said: undefined, size: 0, cost: 1, most: 0 };

function measuredMemoryOf(host: Host): Measured | undefined {
  const { memory, measured } = host;
  return memory === undefined || measured?.memory === undefined ? undefined : { all: measured.memory * memory, own: ownMemorySaid(host, memory) };
}

function saidByVm(vm: Vm): Saying {
  const size = memoryOf(vm);
  const said = activeMemoryOf(vm);
  return { said: said === undefined ? undefined : Math.min(said, size), size, cost: 1, most: size };
}

/** One that says neither what it uses nor what it may is counted as nothing. */
function saidByContainer(container: Container): Saying {
  const said = memoryHeldBy(container);
  const size = container.memoryLimit ?? said ?? 0;
  return { said, size, cost: 1, most: size };
}

function claimOfVm({ id, value: vm }: Entry<'vms'>, { said, size }: Saying, typical: number | undefined, { estate, host, traits, scale }: Ground): MemoryClaim {
  const active = (said ?? size * (typical ?? 1)) as Bytes;
  const reservation = vm.memoryAllocation?.reservation;
  return {
    consumer: `vms/${id}`, kind: 'vm', pool: poolOn(estate, vm, host), configured: size as Bytes, overhead: memoryOverheadOf(vm, traits), active, demand: active, size,
    reservation: reservation ?? 0, hasReservation: reservation !== undefined, limit: vm.memoryAllocation?.limit ?? Infinity, shares: memorySharesOf(vm, scale), basis: basisOf(said, typical),
  };
}

/** A container holds what it uses. */
function claimOfContainer({ id, value }: Entry<'containers'>, { said, size }: Saying, typical: number | undefined): MemoryClaim {
  const active = (said ?? size * (typical ?? 1)) as Bytes;
  return {
    consumer: `containers/${id}`, kind: 'container', pool: undefined, configured: active, overhead: 0 as Bytes, active, demand: active, size,
    reservation: 0, hasReservation: false, limit: value.memoryLimit ?? Infinity, shares: (10 * size) / 2 ** 20, basis: basisOf(said, typical),
  };
}
