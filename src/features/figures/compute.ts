import { containerLoad } from '../../core/hypervisor/containers/containerLoad';
import { hostCpu } from '../../core/hypervisor/sharing/hostCpu';
import { hostLoad, type HostLoad } from '../../core/hypervisor/sharing/hostLoad';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { configurableMemory } from '../../core/hypervisor/sharing/memoryPolicy';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { clustersBySite, containersByHost } from '../../core/model/lookups';
import { policiesFor, type ResolvedPolicies } from '../../core/model/policies';
import { formatQuantity } from '../../core/model/quantity';
import { counted } from '../../core/util/words';
import { guestCounts, takesVms } from '../guestCounts';
import { allowedVcpus, clusterUse, hostUse, siteUse, type AreaShare, type AreaUse, type Basis, type HostUse, type Share } from '../use';
import { figure, percent, type Figure } from './figure';
import { stateSentence } from './hostMemoryFigures';

/** What is wrong comes first: who hovers over a host may see no more than the beginning. */
export function hostFigures(estate: Estate, { id, value }: Entry<'hosts'>): readonly Figure[] {
  const load = estate.query(hostLoad, id);
  const use = estate.query(hostUse, id);
  const policies = policiesFor(estate, value.cluster);
  const running = load.running === use.vms ? '' : `, ${load.running} of them running`;
  const forVms = takesVms(value, use.vms);
  return [
    ...troubles(estate, id, policies),
    ...(forVms ? [figure('VMs', `${use.vms}${running}`, 'VMs that name this host. Only those that run count below.')] : []),
    ...containersFigure(estate, id),
    ...(forVms ? vcpuFigure(load, policies) : []),
    ...useFigure('CPU use', use.cpu, load.capacity.clockKnown ? ` of ${formatQuantity(load.capacity.cpu, 'frequency')}` : ''),
    ...(forVms ? memoryFigures(load, policies) : []),
    ...useFigure('Memory use', use.memory, ''),
    ...(load.cpuReserved > 0 ? [figure('CPU reserved', formatQuantity(load.cpuReserved, 'frequency'), 'Guaranteed to its running VMs.')] : []),
    ...(load.memoryReserved > 0 ? [figure('Memory reserved', formatQuantity(load.memoryReserved, 'bytes'), 'Guaranteed to its running VMs.')] : []),
  ];
}

function containersFigure(estate: Estate, id: string): readonly Figure[] {
  const { containers, withoutMemoryLimit } = estate.query(containerLoad, id);
  const unlimited = withoutMemoryLimit === 0 ? '' : ` ${counted(withoutMemoryLimit, 'container')} ${withoutMemoryLimit === 1 ? 'has' : 'have'} no memory limit.`;
  return containers === 0 ? [] : [figure('Containers', String(containers), `Containers that share its kernel.${unlimited}`)];
}

/** What somebody who only looks at a host should know: that guests wait for its CPU, or that it takes memory back from them. */
function troubles(estate: Estate, id: string, policies: ResolvedPolicies): readonly Figure[] {
  const cpu = estate.query(hostCpu, id);
  const { state, ballooned, compressed, swapped, lacking } = estate.query(hostMemory, id);
  const waiting = cpu.known && cpu.basis !== 'worst-case' ? [...cpu.consumers.values()].filter(({ ready }) => ready > policies.cpuReady).length : 0;
  const found = ([['ballooned', ballooned], ['compressed', compressed], ['swapped', swapped], ['lacking', lacking]] as const).flatMap(([word, amount]) => (amount > 0 ? [`${formatQuantity(amount, 'bytes')} ${word}`] : []));
  return [
    ...(waiting === 0 ? [] : [figure('Waiting for CPU', counted(waiting, 'guest'), `They are ready to run for more than ${percent(policies.cpuReady)} of the time, the policy "cpuReady", and get no core.`)]),
    ...(state === 'high' ? [] : [figure('Memory state', [state, ...found].join(', '), stateSentence[state])]),
  ];
}

export function clusterFigures(estate: Estate, { id }: Entry<'clusters'>): readonly Figure[] {
  return areaFigures(estate.query(clusterUse, id));
}

export function siteFigures(estate: Estate, { id }: Entry<'sites'>): readonly Figure[] {
  const clusters = estate.lookup(clustersBySite, id).length;
  return [...(clusters > 0 ? [figure('Clusters', String(clusters), 'Clusters that name this site.')] : []), ...areaFigures(estate.query(siteUse, id))];
}

/** "2 hosts · 23 VMs · 35 % of CPU used · 78 % of memory given out": what is known of a cluster or a host in one line. */
export function summaryOf(estate: Estate, collection: 'clusters' | 'hosts', id: string): string {
  const shares = (use: AreaUse | HostUse): readonly string[] => [...shareOf('CPU', use.cpu), ...shareOf('memory', use.memory)];
  if (collection === 'hosts') {
    const use = estate.query(hostUse, id);
    return [...guestCounts(estate.value('hosts', id), use.vms, estate.count(containersByHost, id)), ...shares(use)].join(' · ');
  }
  const use = estate.query(clusterUse, id);
  return [counted(use.hosts, 'host'), counted(use.vms, 'VM'), ...shares(use)].join(' · ');
}

function shareOf(what: string, share: Share | AreaShare | undefined): readonly string[] {
  if (!share) return [];
  const bases = 'bases' in share ? share.bases : [share.basis];
  const given = bases.includes('allocation');
  const word = given ? (bases.length > 1 ? 'used or given out' : 'given out') : 'used';
  return [`${percent(share.fraction)} of ${what} ${word}`];
}

/** Memory that may still be given to VMs on a host, in bytes; below 0 where too much is, undefined where the host does not say what it has. */
export function freeMemory(estate: Estate, id: string): number | undefined {
  const load = estate.query(hostLoad, id);
  const allowed = configurableMemory(load, policiesFor(estate, estate.value('hosts', id)?.cluster));
  return allowed === undefined ? undefined : allowed - load.memoryCommitted;
}

function vcpuFigure(load: HostLoad, policies: ResolvedPolicies): readonly Figure[] {
  const { cores, cpuKnown } = load.capacity;
  if (!cpuKnown) return [figure('vCPUs', String(load.vcpus), 'vCPUs of its VMs. The document does not say how many cores it has.')];
  const allowed = allowedVcpus(load, policies);
  return [figure('vCPUs', `${load.vcpus} of ${Math.round(allowed)} allowed`, `${counted(cores, 'core')} × ${policies.vcpuPerCore} vCPU per core, the policy "vcpuPerCore".`)];
}

function memoryFigures(load: HostLoad, policies: ResolvedPolicies): readonly Figure[] {
  const allowed = configurableMemory(load, policies);
  const given = formatQuantity(load.memoryCommitted, 'bytes');
  if (allowed === undefined || load.capacity.memory === undefined) return [figure('Memory given to VMs', given, 'The document does not say how much memory it has.')];
  const { memoryOvercommit } = policies;
  const how = [
    formatQuantity(load.capacity.memory, 'bytes'),
    ...(load.ownMemory > 0 ? [`less ${formatQuantity(load.ownMemory, 'bytes')} that the host keeps for itself`] : []),
    ...(memoryOvercommit === 1 ? [] : [`times ${memoryOvercommit} (policy "memoryOvercommit")`]),
  ].join(', ');
  return [figure('Memory given to VMs', `${given} of ${formatQuantity(allowed, 'bytes')} allowed`, `Physical memory: ${how}.${load.memoryCommitted < load.memory ? ' VMs whose memory is dynamic count with their minimum.' : ''}`)];
}

/** What is given out has a figure of its own. */
function useFigure(name: string, share: Share | undefined, ofWhat: string): readonly Figure[] {
  return share && share.basis !== 'allocation' ? [figure(name, percent(share.fraction) + ofWhat, basisSentence[share.basis])] : [];
}

const basisSentence: Readonly<Record<Basis, string>> = {
  measured: 'Measured on the host as a whole.',
  demand: 'The sum of what it and its guests are said to use; guests that do not say are taken to be like the others.',
  allocation: 'What is given to VMs over what the policies allow, because nothing is said about its use.',
};

function areaFigures(use: AreaUse): readonly Figure[] {
  return [
    figure('Hosts', String(use.hosts), 'Hosts that belong to it.'),
    figure('VMs', String(use.vms), 'VMs on its hosts, and those that name it without a host.'),
    ...areaFigure('CPU', use.cpu),
    ...areaFigure('Memory', use.memory),
  ];
}

function areaFigure(name: string, share: AreaShare | undefined): readonly Figure[] {
  if (!share) return [];
  const how = 'The mean of its hosts, each weighing as much as it has; hosts in maintenance do not count.';
  return [figure(name, percent(share.fraction), [how, ...share.bases.map((basis) => areaSentence[basis])].join(' '))];
}

const areaSentence: Readonly<Record<Basis, string>> = {
  measured: 'Hosts that were measured count with that.',
  demand: 'Hosts whose VMs say what they use count with the sum of it.',
  allocation: 'Hosts of which neither is known count with what is given to VMs over what the policies allow.',
};
