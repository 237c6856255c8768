import type { PoolShare } from '../../core/hypervisor/sharing/allocation';
import { hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { poolChain, type Resource } from '../../core/hypervisor/sharing/pools';
import { poolReservation } from '../../core/hypervisor/sharing/reservations';
import { poolSharesOf } from '../../core/hypervisor/sharing/shares';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { hostsByCluster } from '../../core/model/lookups';
import { sum } from '../../core/util/sum';
import { decimals } from '../../core/util/words';
import { bytes, mhz } from './amounts';
import { figure, type Figure, type FigureSection } from './figure';
import { withFormula } from './hostTerms';
import { sharesSource } from './shareFigures';

/** What a resource pool guarantees, bounds and gets, over all hosts that it reaches. Semantics: src/core/hypervisor/SPEC.md. */
export function poolSections(estate: Estate, pool: Entry<'resourcePools'>): readonly FigureSection[] {
  return [
    { title: 'CPU', figures: figuresOf(estate, pool, 'cpu', mhz) },
    { title: 'Memory', figures: figuresOf(estate, pool, 'memory', bytes) },
  ];
}

function figuresOf(estate: Estate, { id, value }: Entry<'resourcePools'>, of: Resource, format: (value: number) => string): readonly Figure[] {
  const settings = of === 'cpu' ? value.cpu : value.memory;
  const { reserved, inside, expandable } = poolReservation(estate, of, id);
  const parts = partsOf(estate, id, of);
  const total = (amount: (share: PoolShare) => number): number => sum(parts, ({ share }) => amount(share));
  const byHost = (amount: (share: PoolShare) => number): Pick<Figure, 'formula'> => withFormula(parts.map(({ host, share }) => ({ name: host, amount: amount(share) })), format);
  return [
    figure('Reservation', reserved > 0 ? format(reserved) : 'none', reserved > 0 ? 'Guaranteed to what is in it, all together.' : 'Nothing is guaranteed to what is in it, beyond what that has reserved itself.'),
    figure('Reserved inside', format(inside), `By its own VMs and the pools below it. ${expandable ? 'It may expand: what is missing is taken from what is above it.' : 'It does not expand: no more than it has can be guaranteed in it.'}`, {
      ...reservationFormula(inside, reserved, expandable, format),
      source: 'vSphere 7.0 Resource Management, "Expandable Reservations"',
    }),
    figure('Limit', settings?.limit === undefined ? 'none' : format(settings.limit), settings?.limit === undefined ? 'Nothing bounds what is in it but what is above it.' : 'What is in it never gets more together.'),
    figure('Shares', decimals(poolSharesOf(value, of)), 'Its weight against its siblings; inside, its members share what it gets. At Normal it weighs as much as a VM of 4 vCPUs and 16 GB.', { source: sharesSource }),
    ...(parts.length === 0 ? [] : [
      figure('Demand', format(total((share) => share.demand)), 'What is wanted in it, over the hosts on which its VMs run.', byHost((share) => share.demand)),
      figure('Entitled', format(total((share) => share.entitled)), 'What it gets when everybody wants what they demand.', byHost((share) => share.entitled)),
    ]),
  ];
}

/** What it takes from above, or has left; none where it has nothing reserved: there is nothing to reckon. */
function reservationFormula(inside: number, reserved: number, expandable: boolean, format: (value: number) => string): Pick<Figure, 'formula'> {
  if (reserved <= 0) return {};
  return { formula: inside > reserved ? `${format(inside)} − ${format(reserved)} = ${format(inside - reserved)} ${expandable ? 'from above' : 'too much'}` : `${format(reserved)} − ${format(inside)} = ${format(reserved - inside)} unreserved` };
}

/** What it gets of CPU and memory together, host by host; nothing where nothing is in it. */
export function poolGets(estate: Estate, id: string): readonly Figure[] {
  return ([['CPU', 'cpu', mhz], ['Memory', 'memory', bytes]] as const).flatMap(([name, of, format]) => {
    const parts = partsOf(estate, id, of);
    const [demand, entitled] = [sum(parts, ({ share }) => share.demand), sum(parts, ({ share }) => share.entitled)];
    if (demand <= 0) return [];
    const hosts = withFormula(parts.map(({ host, share }) => ({ name: host, amount: share.entitled })), format);
    return [figure(`${name} entitled`, `${format(entitled)} of ${format(demand)} wanted`, 'What it gets of its hosts when everybody wants what they demand.', hosts)];
  });
}

/** Its share of each host that it takes from, where something is in it. */
function partsOf(estate: Estate, pool: string, of: Resource): readonly { readonly host: string; readonly share: PoolShare }[] {
  return hostsOf(estate, pool).flatMap((host) => {
    const { pools } = of === 'cpu' ? estate.query(hostCpu, host) : estate.query(hostMemory, host);
    const share = pools.get(pool);
    return share ? [{ host, share }] : [];
  });
}

function hostsOf(estate: Estate, pool: string): readonly string[] {
  const root = estate.query(poolChain, pool)?.root;
  switch (root?.kind) {
    case undefined: return [];
    case 'host': return [root.id];
    case 'cluster': return estate.lookup(hostsByCluster, root.id);
    case 'nowhere': return estate.ids('hosts');
  }
}
