import { sourceTitle } from '../../core/catalogue/wording';
import { cpuClaims } from '../../core/hypervisor/sharing/cpuClaims';
import { hostCpu, worstCaseOf } from '../../core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../core/hypervisor/sharing/hostMemory';
import { memoryClaims } from '../../core/hypervisor/sharing/memoryClaims';
import { memoryTraitsOf } from '../../core/hypervisor/sharing/memoryTraits';
import { numaFit, type NumaFit } from '../../core/hypervisor/sharing/numa';
import { osNameOf } from '../../core/hypervisor/techniques/osName';
import { runsAs } from '../../core/hypervisor/techniques/runsAs';
import { techniqueNames } from '../../core/hypervisor/techniques/technique';
import { cpuCost, techniqueOf, techniqueSays, type TechniqueAnswer } from '../../core/hypervisor/techniques/techniques';
import { memoryOf, vcpusOf } from '../../core/model/defaults';
import type { Host, Vm } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor } from '../../core/model/policies';
import { capitalized, counted } from '../../core/util/words';
import { bytes } from './amounts';
import { figure, type Figure, type FigureSection } from './figure';
import { overheadSource } from './hostMemoryFigures';
import { cpuShareFigures, memoryShareFigures } from './shareFigures';
import { withinOf } from './within';
import { written } from './written';

/** How a VM runs, and what it wants of its host and gets. Semantics: src/core/hypervisor/SPEC.md. */
export function vmSections(estate: Estate, { id, value: vm }: Entry<'vms'>): readonly FigureSection[] {
  const host = estate.find('hosts', vm.host);
  if (!host) return [];
  const policies = policiesFor(estate, host.value.cluster);
  const consumer = `vms/${id}`;
  const cpu = estate.query(hostCpu, host.id);
  const memory = estate.query(hostMemory, host.id);
  const cpuShare = cpu.consumers.get(consumer);
  const memoryShare = memory.consumers.get(consumer);
  return [
    { title: 'How it runs', figures: [...techniqueFigures(estate, id, host.value), ...numaFigure(host.value, vm)] },
    ...(cpuShare && cpu.known ? [{ title: 'CPU', figures: cpuShareFigures({ share: cpuShare, worstCase: worstCaseOf(estate, host.id, consumer), host: cpu, policies, size: `${vcpusOf(vm)} vCPU`, said: written(vm.demand?.cpu), costs: costPolicies(estate, id), within: withinOf(consumer, estate.query(cpuClaims, host.id), cpu.pools) }) }] : []),
    ...(memoryShare && memory.capacity !== undefined
      ? [{ title: 'Memory', figures: memoryShareFigures({
          share: memoryShare, policies, scheduler: memoryTraitsOf(host.value).scheduler, overheadSource: host.value.hypervisor === undefined ? undefined : overheadSource(host.value.hypervisor),
          within: withinOf(consumer, estate.query(memoryClaims, host.id), memory.pools),
        }) }]
      : []),
  ];
}

/** By which technique it runs, what that costs, and what it is to its host; none where it is not known. */
function techniqueFigures(estate: Estate, id: string, host: Host): readonly Figure[] {
  const answer = techniqueOf(estate, id);
  switch (answer.kind) {
    case 'unknown': return [];
    case 'impossible': return [figure('Technique', 'none is possible', answer.reasons.map(({ says }) => `${capitalized(says)}.`).join(' '))];
    case 'technique': return [techniqueFigure(answer), costFigure(estate, id), standsFigure(estate, id, answer, host)];
  }
}

type Chosen = Extract<TechniqueAnswer, { readonly kind: 'technique' }>;

function techniqueFigure({ technique, instead, note, release }: Chosen): Figure {
  const key = release.traits.techniques[technique]?.source;
  const source = key === undefined ? undefined : release.product.sources[key];
  const words = [techniqueSays[technique], ...(note === undefined ? [] : [note]), ...instead.map(({ says }) => `${capitalized(says)}.`)];
  return figure('Technique', techniqueNames[technique], words.join(' '), source ? { source: sourceTitle(source) } : {});
}

function costFigure(estate: Estate, id: string): Figure {
  const { factor, because } = cpuCost(estate, id);
  return figure('Cost', `× ${round(factor)}`, ['CPU time of the host for a unit of its own.', ...because.map(({ says }) => says)].join(' '), {
    ...(because.length > 1 ? { formula: `${because.map(({ value }) => round(value)).join(' × ')} = ${round(factor)}` } : {}),
    policies: costPolicies(estate, id),
  });
}

function costPolicies(estate: Estate, id: string): readonly string[] {
  return [...new Set(cpuCost(estate, id).because.map(({ policy, value }) => `"${policy}" ${round(value)}`))];
}

function standsFigure(estate: Estate, id: string, { release }: Chosen, { hostOs }: Host): Figure {
  const on = release.product.kind === 'type-1' ? 'run by the hypervisor itself' : `a process of ${osNameOf(hostOs) ?? 'the host OS'}`;
  return figure('To its host', on, runsAs(estate, id).join(' '));
}

function numaFigure(host: Host, vm: Vm): readonly Figure[] {
  const fit = numaFit(host, vm);
  if (fit.kind === 'no-matter') return [];
  const value = fit.kind === 'fits' ? 'in one node' : `over ${counted(fit.spans, 'node')}`;
  const why = fit.kind === 'fits' ? 'Its cores and its memory are near to each other.' : 'What does not fit into one node reaches for memory that is farther away.';
  return [figure('NUMA', value, why, { formula: numaFormula(fit, vm), source: 'vSphere 7.0 Resource Management, "Using NUMA Systems with ESXi"' })];
}

function numaFormula({ kind, node, ...rest }: Exclude<NumaFit, { readonly kind: 'no-matter' }>, vm: Vm): string {
  const by = kind === 'spans' && 'by' in rest ? rest.by : [];
  const cpus = `${counted(vcpusOf(vm), 'vCPU')} ${by.includes('vcpu') ? '>' : '≤'} ${counted(node.cores, 'core')} of a node`;
  return node.memory === undefined ? cpus : `${cpus}, ${bytes(memoryOf(vm))} ${by.includes('memory') ? '>' : '≤'} ${bytes(node.memory)} of a node`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
