/** Who wants CPU of a host, how much, and what speaks for them. Semantics: SPEC.md. */
import { vcpusOf } from '../model/defaults';
import type { Container, Vm } from '../model/entities';
import { defineQuery, type Estate } from '../model/estate';
import { containersByHost, runs, vmsOn } from '../model/lookups';
import { policiesFor } from '../model/policies';
import type { MegaHertz } from '../model/quantity';
import type { Consumer, DemandBasis, Settings } from './allocation';
import { cpuDemandOf } from './hostLoad';
import { hostHardware, type HostHardware } from './hostHardware';
import { poolOn } from './pools';
import { containerSharesOf, cpuSharesOf, shareScaleOf, type ShareScale } from './shares';
import { cpuCost } from './techniques';

export interface CpuClaim extends Settings {
  readonly consumer: Consumer;
  readonly kind: 'vm' | 'container' | 'host';
  readonly pool: string | undefined;
  /** CPUs it has: 1 for a container that does not say. */
  readonly size: number;
  /** CPUs it could keep busy: all of the host for a container without a quota. */
  readonly vcpus: number;
  /** What those can run. */
  readonly most: MegaHertz;
  readonly demand: MegaHertz;
  readonly basis: DemandBasis;
  readonly cost: number;
}

/** The claims on a host, by consumer. */
export const cpuClaims = defineQuery<readonly CpuClaim[]>('CPU claims on a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const hardware = hostHardware(estate, id);
  const scale = shareScaleOf(host?.hypervisor);
  const isolation = policiesFor(estate, host?.cluster).isolationCost;
  const containers = host ? estate.lookup(containersByHost, id) : [];
  const guests: Wish[] = [
    ...containers.flatMap((container) => {
      const value = estate.value('containers', container);
      return value ? [wishOfContainer(`containers/${container}`, value, hardware, scale, isolation)] : [];
    }),
    ...vmsOn(estate, id).filter((vm) => runs(vm.value)).map((vm) => wishOfVm(estate, vm.id, vm.value, id, hardware, scale)),
  ];
  const typical = typicalUse(guests, hardware.clock);
  const claims = guests.map((guest) => withDemand(guest, typical, hardware.clock));
  const own = host?.ownDemand?.cpu;
  return own ? [...claims, claimOfHost(own.dimension === 'frequency' ? own.value : own.value * hardware.cores * hardware.clock, hardware, scale)] : claims;
});

/** A claim before it is known what those want who say nothing. */
type Wish = Omit<CpuClaim, 'demand' | 'basis'> & { readonly said: number | undefined };

function wishOfVm(estate: Estate, id: string, vm: Vm, host: string, { clock }: HostHardware, scale: ShareScale): Wish {
  const vcpus = vcpusOf(vm);
  const { reservation = 0, limit = Infinity } = vm.cpu ?? {};
  return {
    consumer: `vms/${id}`, kind: 'vm', pool: poolOn(estate, vm, host), size: vcpus, vcpus, most: (vcpus * clock) as MegaHertz,
    reservation, limit, shares: cpuSharesOf(vm, scale), cost: cpuCost(estate, id).factor, said: cpuDemandOf(vm, clock),
  };
}

/** A share of CPU is one of its quota, or of one CPU where it has none. */
function wishOfContainer(consumer: Consumer, container: Container, { cores, clock }: HostHardware, scale: ShareScale, cost: number): Wish {
  const vcpus = container.cpus ?? cores;
  const size = container.cpus ?? 1;
  const said = container.demand?.cpu;
  return {
    consumer, kind: 'container', pool: undefined, size, vcpus, most: (vcpus * clock) as MegaHertz, reservation: 0,
    limit: container.cpus === undefined ? Infinity : container.cpus * clock, shares: containerSharesOf(container, scale), cost,
    said: said && (said.dimension === 'frequency' ? said.value : said.value * size * clock),
  };
}

function claimOfHost(demand: number, { cores, clock }: HostHardware, scale: ShareScale): CpuClaim {
  const most = (cores * clock) as MegaHertz;
  return {
    consumer: 'host', kind: 'host', pool: undefined, size: cores, vcpus: cores, most, reservation: 0, limit: Infinity,
    shares: scale.cpu(cores), cost: 1, demand: Math.min(demand, most) as MegaHertz, basis: 'said',
  };
}

/** The share of their CPUs that those use who say; undefined where nobody says. */
function typicalUse(guests: readonly Wish[], clock: MegaHertz): number | undefined {
  let [used, size] = [0, 0];
  for (const guest of guests) {
    if (guest.said === undefined) continue;
    used += Math.min(guest.said, guest.most);
    size += guest.size * clock;
  }
  return size > 0 ? used / size : undefined;
}

function withDemand({ said, ...wish }: Wish, typical: number | undefined, clock: MegaHertz): CpuClaim {
  const wanted = said ?? (typical === undefined ? wish.most : typical * wish.size * clock);
  const basis = said !== undefined ? 'said' : typical === undefined ? 'worst-case' : 'like-others';
  return { ...wish, demand: Math.min(wanted * wish.cost, wish.most) as MegaHertz, basis };
}
