/** What one guest wants of its host and gets: the same for VMs and containers. Semantics: src/core/hypervisor/SPEC.md. */
import type { MemoryTraits } from '../../core/catalogue/product';
import type { CpuShare, DemandBasis, HostCpu, MemoryShare, Settings } from '../../core/hypervisor/sharing/allocation';
import { hasIdleCpu } from '../../core/hypervisor/sharing/hostCpu';
import type { ResolvedPolicies } from '../../core/model/policies';
import { unreachable } from '../../core/util/unreachable';
import { decimals } from '../../core/util/words';
import { bytes, mhz } from './amounts';
import { figure, finePercent, percent, type Figure } from './figure';
import { policyText } from './policyText';
import type { Within } from './within';

/** "web-01" of a host with this CPU. `size`: "4 vCPU". */
export interface CpuGuest {
  readonly share: CpuShare;
  /** What it would get if all were busy, in MHz. */
  readonly worstCase: number;
  readonly host: HostCpu;
  readonly policies: ResolvedPolicies;
  /** CPUs it has: "4 vCPU". */
  readonly size: string;
  /** What it is said to use, as written: "35 %"; undefined where nothing is. */
  readonly said: string | undefined;
  /** The policies that its technique's cost rests on. */
  readonly costs: readonly string[];
  readonly within: Within;
}

export function cpuShareFigures({ share, worstCase, host, policies, size, said, costs, within }: CpuGuest): readonly Figure[] {
  const { demand, entitled, ready, vcpus } = share;
  const most = vcpus * host.clock;
  return [
    figure('Demand', mhz(demand), `What it wants of its host. ${basisSentence[share.basis]}`, {
      formula: demandFormula(share, most, { size, said, clock: host.clock }), ...(costs.length > 0 ? { policies: costs } : {}),
    }),
    figure('Entitled', mhz(entitled), entitledSentence(share, host), { ...divisionOf(share, demand, entitled, mhz), source: sharesSource }),
    figure('If all were busy', mhz(worstCase), 'What it would still get if everybody on the host wanted all they could use.', divisionOf(share, most, worstCase, mhz)),
    figure('Ready', finePercent(ready), 'Part of the time in which its CPUs could run and wait for a core.', {
      formula: `(${mhz(demand)} − ${mhz(entitled)}) / (${decimals(vcpus)} × ${mhz(host.clock)}) = ${finePercent(ready)}`, policies: [policyText(policies, 'cpuReady')],
    }),
    ...settingFigures(share, within, mhz),
  ];
}

/** "35 % × 4 vCPU × 2.9 GHz × 1.1 = 4.47 GHz" */
function demandFormula({ demand, cost, basis }: CpuShare, most: number, { size, said, clock }: { readonly size: string; readonly said: string | undefined; readonly clock: number }): string {
  const wanted = basis === 'worst-case' ? [size, mhz(clock)] : said?.endsWith('%') === false ? [said] : [said ?? `${percent(most > 0 ? demand / cost / most : 0)} as the others`, size, mhz(clock)];
  const product = [...wanted, ...(cost === 1 ? [] : [decimals2(cost)])].join(' × ');
  return `min(${product}, ${size} × ${mhz(clock)}) = ${mhz(demand)}`;
}

function entitledSentence({ demand, entitled, limit }: CpuShare, host: HostCpu): string {
  if (entitled >= demand * nearly) return 'It gets all it wants.';
  if (entitled >= limit * nearly) return 'Its limit withholds the rest, whether the host has it or not.';
  if (hasIdleCpu(host)) return 'A limit of its resource pool, or of one above, withholds the rest, whether the host has it or not.';
  return 'The host has less than its guests want: reservations come first, the rest goes by shares.';
}

export interface MemoryGuest {
  readonly share: MemoryShare;
  readonly policies: ResolvedPolicies;
  /** Who takes memory back on its host. */
  readonly scheduler: MemoryTraits['scheduler'];
  /** What its overhead rests on; undefined where none is published. */
  readonly overheadSource: string | undefined;
  readonly within: Within;
}

export function memoryShareFigures({ share, policies, scheduler, overheadSource, within }: MemoryGuest): readonly Figure[] {
  const { configured, overhead, active, entitled, shared, ballooned, compressed, swapped, lacking, basis } = share;
  const parts = [[shared, 'shared'], [ballooned, 'ballooned'], [compressed / 2, 'saved by compression'], [swapped, 'swapped'], [lacking, 'lacking']] as const;
  const taken = parts.flatMap(([amount, word]) => (amount > 0 ? [` − ${bytes(amount)} ${word}`] : [])).join('');
  return [
    figure('In RAM', bytes(entitled), taken === '' ? 'All of its memory is in the RAM of its host.' : 'What stays of its memory in the RAM of its host.', taken === '' ? {} : { formula: `${bytes(configured)}${taken} = ${bytes(entitled)}` }),
    figure('Active', bytes(active), `What it uses of its memory. ${basisSentence[basis]}`),
    ...(overheadSource === undefined ? [] : [figure('Overhead', bytes(overhead), 'What running it costs its host beside that, by vCPUs and memory; between published figures straight.', { source: overheadSource })]),
    ...(shared > 0 ? [figure('Shared', bytes(shared), 'Pages that other VMs hold as well and that are kept once.', { policies: [policyText(policies, 'pageSharing')] })] : []),
    ...(ballooned > 0 ? [figure('Ballooned', bytes(ballooned), 'Idle memory that a driver in the guest holds for the host.', balloonGrounds(scheduler, policies))] : []),
    ...(compressed > 0 ? [figure('Compressed', bytes(compressed), 'Memory that is held in half of its size, which is slower to get at.')] : []),
    ...(swapped > 0 ? [figure('Swapped', bytes(swapped), 'Memory that the host wrote to storage: whoever needs it waits for that.')] : []),
    ...(lacking > 0 ? [figure('Lacking', bytes(lacking), 'It does not fit, and its product has no way to find it: it would not start.')] : []),
    ...settingFigures(share, within, bytes),
  ];
}

/** What decides how much is ballooned: the policies that the one who takes it back follows. */
export function balloonGrounds(scheduler: MemoryTraits['scheduler'], policies: ResolvedPolicies): Pick<Figure, 'policies' | 'source'> {
  switch (scheduler) {
    case 'esxi': return { policies: [policyText(policies, 'balloonLimit'), policyText(policies, 'idleMemoryTax')], source: taxSource };
    case 'target': return { policies: [policyText(policies, 'ballooningTarget')], source: 'Proxmox VE Administration Guide: QEMU/KVM Virtual Machines' };
    case 'none':
    case 'host-os': return {};
    default: return unreachable(scheduler);
  }
}

function settingFigures({ reservation, limit, shares }: Settings, { pool, entitled, shares: all }: Within, format: (value: number) => string): readonly Figure[] {
  const part = percent(all > 0 ? shares / all : 1);
  return [
    ...(pool === undefined ? [] : [figure('Resource pool', `${pool}, ${format(entitled)}`, 'What its pool gets of this host when everybody wants what they demand; its members share that.')]),
    ...(reservation > 0 ? [figure('Reservation', format(reservation), 'Guaranteed, as far as it is wanted.')] : []),
    ...(limit < Infinity ? [figure('Limit', format(limit), 'It never gets more, whether the host has it or not.')] : []),
    figure('Shares', decimals(shares), `Its weight where not everybody gets what they want: ${part} of all ${pool === undefined ? 'on the host' : 'in its pool'}.`, { source: sharesSource }),
  ];
}

/** max(r, min(l, d, λ·s)) as far as it decided anything, with the λ that came of it where the shares did. */
function divisionOf({ reservation, limit, shares }: Settings, wanted: number, given: number, format: (value: number) => string): Pick<Figure, 'formula'> {
  if (given >= wanted * nearly) return {};
  if (given >= limit * nearly) return { formula: `min(${format(limit)} limit, ${format(wanted)} wanted) = ${format(given)}` };
  const byShares = shares > 0 && given * nearly > reservation ? `${decimals(shares)} shares × ${format(given / shares)}` : 'its shares';
  const bound = limit < Infinity ? `${format(limit)} limit, ` : '';
  return { formula: `max(${format(reservation)} reserved, min(${bound}${format(wanted)} wanted, ${byShares})) = ${format(given)}` };
}
const nearly = 0.9999;

/** Of several guests together. */
export const basisOfAll: Readonly<Record<DemandBasis, string>> = {
  said: 'As the document says.',
  'like-others': 'Those that say nothing are taken to share what else was measured on the host, or where nothing was, to be like those that do.',
  'worst-case': 'Nobody says anything: everybody is taken to want all they could use.',
};

const basisSentence: Readonly<Record<DemandBasis, string>> = {
  said: 'As the document says.',
  'like-others': 'It says nothing: taken to use its part of what else was measured on its host, or where nothing was, to be like the others there that do.',
  'worst-case': 'Nobody on the host says anything: everybody is taken to want all they could use.',
};

const decimals2 = (value: number): string => String(Math.round(value * 100) / 100);

export const sharesSource = 'vSphere 7.0 Resource Management, "Resource Allocation Shares"';
const taxSource = 'Waldspurger, "Memory Resource Management in VMware ESX Server", OSDI 2002';
