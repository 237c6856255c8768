/** Who holds memory of a host, how much of it is in use, and what speaks for them. Semantics: SPEC.md. */
import { memoryOf } from '../model/defaults';
import type { Container, Vm } from '../model/entities';
import { defineQuery, type Estate } from '../model/estate';
import { containersByHost, runs, vmsOn } from '../model/lookups';
import type { Bytes } from '../model/quantity';
import type { MemoryTraits } from '../catalogue/product';
import type { Consumer, DemandBasis, Settings } from './allocation';
import { activeMemoryOf } from './hostLoad';
import { memoryOverheadOf } from './memoryOverhead';
import { memoryTraitsOf } from './memoryTraits';
import { poolOn } from './pools';
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
  const traits = memoryTraitsOf(host);
  const scale = shareScaleOf(host?.hypervisor);
  const containers = host ? estate.lookup(containersByHost, id) : [];
  const wishes: Wish[] = [
    ...containers.flatMap((container) => {
      const value = estate.value('containers', container);
      return value ? [wishOfContainer(`containers/${container}`, value)] : [];
    }),
    ...vmsOn(estate, id).filter((vm) => runs(vm.value)).map((vm) => wishOfVm(estate, vm.id, vm.value, id, traits, scale)),
  ];
  const typical = typicalUse(wishes);
  return wishes.map((wish) => withDemand(wish, typical));
});

/** A claim before it is known what those use who say nothing. */
type Wish = Omit<MemoryClaim, 'active' | 'basis' | 'demand'> & { readonly said: number | undefined };

function wishOfVm(estate: Estate, id: string, vm: Vm, host: string, traits: MemoryTraits, scale: ShareScale): Wish {
  const configured = memoryOf(vm);
  const { reservation, limit = Infinity } = vm.memoryAllocation ?? {};
  const said = activeMemoryOf(vm);
  return {
    consumer: `vms/${id}`, kind: 'vm', pool: poolOn(estate, vm, host), configured, size: configured, overhead: memoryOverheadOf(vm, traits),
    reservation: reservation ?? 0, hasReservation: reservation !== undefined, limit, shares: memorySharesOf(vm, scale),
    said: said === undefined ? undefined : Math.min(said, configured),
  };
}

/** A container holds what it uses, at most its limit; one that says neither is counted as nothing. */
function wishOfContainer(consumer: Consumer, { memoryLimit, demand }: Container): Wish {
  const wanted = demand?.memory;
  const used = wanted && (wanted.dimension === 'bytes' ? wanted.value : memoryLimit && wanted.value * memoryLimit);
  const said = used === undefined ? undefined : Math.min(used, memoryLimit ?? Infinity);
  const size = memoryLimit ?? said ?? 0;
  return {
    consumer, kind: 'container', pool: undefined, configured: size as Bytes, size, overhead: 0 as Bytes,
    reservation: 0, hasReservation: false, limit: memoryLimit ?? Infinity, shares: (10 * size) / 2 ** 20, said,
  };
}

/** The share of their memory that those use who say; undefined where nobody says. */
function typicalUse(wishes: readonly Wish[]): number | undefined {
  let [used, size] = [0, 0];
  for (const wish of wishes) {
    if (wish.said === undefined) continue;
    used += wish.said;
    size += wish.size;
  }
  return size > 0 ? used / size : undefined;
}

function withDemand({ said, ...wish }: Wish, typical: number | undefined): MemoryClaim {
  const active = (said ?? wish.size * (typical ?? 1)) as Bytes;
  const basis = said !== undefined ? 'said' : typical === undefined ? 'worst-case' : 'like-others';
  return { ...wish, configured: wish.kind === 'container' ? active : wish.configured, active, demand: active, basis };
}
