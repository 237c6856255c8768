/** Who wants CPU of a host, how much, and what speaks for them. Semantics: SPEC.md. */
import { vcpusOf } from '../../model/defaults';
import type { Container } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import type { MegaHertz } from '../../model/quantity';
import type { Consumer, DemandBasis, Settings } from './allocation';
import { basisOf, typicalUse, type Saying } from './demand';
import { hostHardware, type HostHardware } from './hostHardware';
import { cpuDemandOf } from './hostLoad';
import { poolOn } from './pools';
import { containersRunningOn, vmsRunningOn } from './running';
import { containerSharesOf, cpuSharesOf, shareScaleOf, type ShareScale } from './shares';
import { cpuCostOn } from '../techniques/techniques';

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

/** The claims on a host: of its containers, of the VMs that run on it, each in the order of `running.ts`, and of the host itself. */
export const cpuClaims = defineQuery<readonly CpuClaim[]>('CPU claims on a host', (estate, id) => {
  const host = estate.value('hosts', id);
  const on: Ground = { estate, host: id, hardware: hostHardware(estate, id), scale: shareScaleOf(host?.hypervisor), isolationCost: policiesFor(estate, host?.cluster).isolationCost };
  const containers = containersRunningOn(estate, id);
  const vms = vmsRunningOn(estate, id);
  const sayings = [...containers.map((container) => saidByContainer(container.value, on)), ...vms.map((vm) => saidByVm(vm, on))];
  const { cores, clock } = on.hardware;
  const measured = host?.measured?.cpu;
  const said = host?.ownDemand?.cpu;
  const own = said && (said.dimension === 'frequency' ? said.value : said.value * cores * clock);
  const typical = typicalUse(sayings, measured === undefined ? undefined : { all: measured * cores * clock, own: own ?? 0 });
  const claims: CpuClaim[] = [];
  for (const container of containers) claims.push(claimOfContainer(container, sayings[claims.length] ?? nothing, typical, on));
  for (const vm of vms) claims.push(claimOfVm(vm, sayings[claims.length] ?? nothing, typical, on));
  if (own !== undefined) claims.push(claimOfHost(own, on));
  return claims;
});

/** What all claims on a host have in common. */
interface Ground {
  readonly estate: Estate;
  readonly host: string;
  readonly hardware: HostHardware;
  readonly scale: ShareScale;
  readonly isolationCost: number;
}

const nothing: Saying = { said: undefined, size: 0, cost: 1, most: 0 };

function saidByVm({ value: vm }: Entry<'vms'>, { estate, host, hardware: { clock } }: Ground): Saying {
  const size = vcpusOf(vm) * clock;
  const said = cpuDemandOf(vm, clock);
  return { said: said === undefined ? undefined : Math.min(said, size), size, cost: cpuCostOn(estate, vm, host).factor, most: size };
}

/** A share of CPU is one of its quota, or of one CPU where it has none. */
function saidByContainer({ cpus, demand }: Container, { hardware: { cores, clock }, isolationCost }: Ground): Saying {
  const size = (cpus ?? 1) * clock;
  const most = (cpus ?? cores) * clock;
  const said = demand?.cpu;
  return { said: said && Math.min(said.dimension === 'frequency' ? said.value : said.value * size, most), size, cost: isolationCost, most };
}

function claimOfVm({ id, value: vm }: Entry<'vms'>, { said, most, cost }: Saying, typical: number | undefined, { estate, host, scale }: Ground): CpuClaim {
  const vcpus = vcpusOf(vm);
  const wanted = said ?? (typical === undefined ? most : typical * most);
  return {
    consumer: `vms/${id}`, kind: 'vm', pool: poolOn(estate, vm, host), size: vcpus, vcpus, most: most as MegaHertz,
    reservation: vm.cpu?.reservation ?? 0, limit: vm.cpu?.limit ?? Infinity, shares: cpuSharesOf(vm, scale), cost,
    demand: Math.min(wanted * cost, most) as MegaHertz, basis: basisOf(said, typical),
  };
}

function claimOfContainer({ id, value }: Entry<'containers'>, { said, size, most, cost }: Saying, typical: number | undefined, { hardware: { cores }, scale }: Ground): CpuClaim {
  const wanted = said ?? (typical === undefined ? most : typical * size);
  return {
    consumer: `containers/${id}`, kind: 'container', pool: undefined, size: value.cpus ?? 1, vcpus: value.cpus ?? cores, most: most as MegaHertz,
    reservation: 0, limit: value.cpus === undefined ? Infinity : most, shares: containerSharesOf(value, scale), cost,
    demand: Math.min(wanted * cost, most) as MegaHertz, basis: basisOf(said, typical),
  };
}

function claimOfHost(demand: number, { hardware: { cores, clock }, scale }: Ground): CpuClaim {
  const most = (cores * clock) as MegaHertz;
  return {
    consumer: 'host', kind: 'host', pool: undefined, size: cores, vcpus: cores, most,
    reservation: 0, limit: Infinity, shares: scale.cpu(cores), cost: 1, demand: Math.min(demand, most) as MegaHertz, basis: 'said',
  };
}

