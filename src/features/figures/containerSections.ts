import { cgroupQuota, cgroupShares, cgroupWeight } from '../../core/hypervisor/containers/cgroups';
import { containerFit } from '../../core/hypervisor/containers/containers';
import { cpuClaims } from '../../core/hypervisor/sharing/cpuClaims';
import { hostCpu, worstCaseOf } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { memoryClaims } from '../../core/hypervisor/sharing/memoryClaims';
import { memoryTraitsOf } from '../../core/hypervisor/sharing/memoryTraits';
import type { Container } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor } from '../../core/model/policies';
import { capitalized, counted, decimals } from '../../core/util/words';
import { bytes } from './amounts';
import { figure, type Figure, type FigureSection } from './figure';
import { policyText } from './policyText';
import { cpuShareFigures, memoryShareFigures } from './shareFigures';
import { withinOf } from './within';
import { written } from './written';

/** What a container shares, what the kernel is told of it, and what it wants of its host and gets. */
export function containerSections(estate: Estate, { id, value }: Entry<'containers'>): readonly FigureSection[] {
  const consumer = `containers/${id}`;
  const host = estate.find('hosts', value.on);
  const policies = policiesFor(estate, host?.value.cluster);
  const cpu = host && estate.query(hostCpu, host.id);
  const memory = host && estate.query(hostMemory, host.id);
  const cpuShare = cpu?.consumers.get(consumer);
  const memoryShare = memory?.consumers.get(consumer);
  const size = value.cpus === undefined ? `${counted(cpu?.cores ?? 1, 'core')} of the host` : counted(value.cpus, 'CPU');
  return [
    { title: 'Control group', figures: [...kernelFigure(estate, value), ...groupFigures(value)] },
    ...(host && cpu && cpuShare && cpu.known ? [{ title: 'CPU', figures: cpuShareFigures({ share: cpuShare, worstCase: worstCaseOf(estate, host.id, consumer), host: cpu, policies, size, said: written(value.demand?.cpu), costs: [policyText(policies, 'isolationCost')], within: withinOf(consumer, estate.query(cpuClaims, host.id), cpu.pools) }) }] : []),
    ...(host && memory && memoryShare && memory.capacity !== undefined ? [{ title: 'Memory', figures: memoryShareFigures({ share: memoryShare, policies, scheduler: memoryTraitsOf(host.value).scheduler, overheadSource: undefined, within: withinOf(consumer, estate.query(memoryClaims, host.id), memory.pools) }) }] : []),
  ];
}

/** Whether it can share the kernel of what it runs on; nothing where that is not known. */
export function kernelFigure(estate: Estate, container: Container): readonly Figure[] {
  const fit = containerFit(estate, container);
  switch (fit.kind) {
    case 'unknown': return [];
    case 'fits': return [figure('Kernel', 'shared with what it runs on', `It has no kernel of its own: its processes run on that one, apart from the others.${fit.note === undefined ? '' : ` ${fit.note}`}`)];
    case 'unfit': return [figure('Kernel', 'cannot be shared', fit.obstacles.map(({ says }) => `${capitalized(says)}.`).join(' '))];
  }
}

/** What the kernel is told: weights of both versions of control groups, the quota and the memory limit. */
function groupFigures({ cpus, cpuShares, memoryLimit }: Container): readonly Figure[] {
  const shares = cpuShares ?? 1024;
  const quota = cpus === undefined ? undefined : cgroupQuota(cpus);
  return [
    quota && cpus !== undefined
      ? figure('CPU quota', `${quota.quotaUs} of ${quota.periodUs} µs`, 'CPU time it gets in each period at most, whether the host has more or not.', { formula: `${decimals(cpus)} × ${quota.periodUs} µs = ${quota.quotaUs} µs`, source: 'Linux kernel, "CFS Bandwidth Control"' })
      : figure('CPU quota', 'none', 'It may take what its host has, and the others wait for it.'),
    figure('CPU shares', decimals(shares), `Its weight where not everybody gets what they want, as cgroup v1 has it. ${cpuShares === undefined ? 'The default: the document does not say.' : 'As written.'} One CPU is ${cgroupShares(1)}.`),
    figure('CPU weight', String(cgroupWeight(shares)), 'The same, as cgroup v2 has it.', { formula: `⌊1 + (${decimals(shares)} − 2) × 9999 / 262142⌋ = ${cgroupWeight(shares)}`, source: 'Kubernetes, KEP-2254: cgroup v2' }),
    memoryLimit === undefined ? figure('Memory limit', 'none', 'It may take what its host has, and the others with it run out.') : figure('Memory limit', bytes(memoryLimit), 'A process that asks for more is killed.'),
  ];
}
