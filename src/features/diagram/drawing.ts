/** How an entry is drawn: everything of its node that its own text and the model decide. */
import { capacityOf, memoryOf, vcpusOf } from '../../core/model/defaults';
import type { Host, Vm } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import { defineQuery, type Estate } from '../../core/model/estate';
import { formatQuantity } from '../../core/model/quantity';
import { counted } from '../../core/util/words';
import type { DiagramNode, NodeState } from '../../protocol/view';
import { clusterUse, hostUse, siteUse, vmUse, type AreaUse, type Basis, type HostUse } from '../use';
import { entryOf, nodeOf } from './nodeIds';
import { parentOfCluster, parentOfHost, parentOfVm } from './parents';

/** A node without what its neighbours, its findings and the user's pins decide. */
export type Drawing = Omit<DiagramNode, 'order' | 'findings' | 'pin'>;

/** The drawing of the entry a node stands for; undefined where there is none. */
export const drawing = defineQuery<Drawing | undefined>('drawing', (estate, node) => {
  const name = entryOf(node);
  const entry = name && estate.find(name.collection, name.id);
  return entry && draw(estate, entry);
}, same);

function draw(estate: Estate, entry: Entry): Drawing | undefined {
  const { value, id } = entry;
  const node = nodeOf(entry.collection, id);
  const label = value.name ?? id;
  switch (entry.collection) {
    case 'sites': {
      const use = estate.query(siteUse, id);
      return { id: node, kind: 'site', label, parent: null, detail: detailOfArea(use), state: stateOf(value), heat: heatOf(use) };
    }
    case 'clusters': {
      const use = estate.query(clusterUse, id);
      const parent = parentOfCluster(estate, value as Entry<'clusters'>['value']);
      return { id: node, kind: 'cluster', label, parent, detail: detailOfArea(use), state: stateOf(value), heat: heatOf(use) };
    }
    case 'hosts': {
      const host = value as Host;
      const use = estate.query(hostUse, id);
      return { id: node, kind: 'host', label, parent: parentOfHost(estate, host), detail: detailOfHost(host, use), state: stateOf(host), heat: heatOf(use) };
    }
    case 'vms': {
      const vm = value as Vm;
      const { cpu, memory } = vmUse(estate, vm);
      const heat = { cpu: rounded(cpu), memory: rounded(memory) };
      return { id: node, kind: 'vm', label, parent: parentOfVm(estate, vm), detail: detailOfVm(vm), state: stateOfVm(vm), heat };
    }
    default:
      return undefined;
  }
}

/** "4 vCPU · 8 GiB" */
export function detailOfVm(vm: Vm): string {
  return `${vcpusOf(vm)} vCPU · ${formatQuantity(memoryOf(vm), 'bytes')}`;
}

/** "2 × 16 cores · 512 GiB · 23 VMs · as allocated": what is unknown is left out. */
export function detailOfHost(host: Host, use: HostUse): string {
  const { cores, memory, cpuKnown } = capacityOf(host);
  const sockets = host.cpu?.sockets ?? 1;
  return [
    ...(cpuKnown ? [sockets > 1 ? `${sockets} × ${cores / sockets} cores` : counted(cores, 'core')] : []),
    ...(memory === undefined ? [] : [formatQuantity(memory, 'bytes')]),
    counted(use.vms, 'VM'),
    ...basisWords(use.cpu && [use.cpu.basis], use.memory && [use.memory.basis]),
  ].join(' · ');
}

/** "12 hosts · 340 VMs · as allocated" */
export function detailOfArea(use: AreaUse): string {
  return [counted(use.hosts, 'host'), counted(use.vms, 'VM'), ...basisWords(use.cpu?.bases, use.memory?.bases)].join(' · ');
}

/** Says what the heat of a node stands for, so that nobody takes an allocation for a use; nothing where there is no heat. */
function basisWords(cpu: readonly Basis[] | undefined, memory: readonly Basis[] | undefined): readonly string[] {
  const ofCpu = cpu && wordOfBasis(cpu);
  const ofMemory = memory && wordOfBasis(memory);
  if (ofCpu !== undefined && ofMemory !== undefined && ofCpu !== ofMemory) return [`CPU ${ofCpu}, memory ${ofMemory}`];
  const word = ofCpu ?? ofMemory;
  return word === undefined ? [] : [word];
}

export function wordOfBasis(bases: readonly Basis[]): string {
  const [only, ...others] = bases;
  if (only === undefined || others.length > 0) return bases.includes('allocation') ? 'partly as allocated' : 'as measured or demanded';
  return { measured: 'as measured', demand: 'as demanded', allocation: 'as allocated' }[only];
}

function heatOf(use: { readonly cpu: { readonly fraction: number } | undefined; readonly memory: { readonly fraction: number } | undefined }): DiagramNode['heat'] {
  return { cpu: rounded(use.cpu?.fraction), memory: rounded(use.memory?.fraction) };
}

/** To a tenth of a per cent: finer differences are not worth drawing again. */
function rounded(fraction: number | undefined): number | null {
  return fraction === undefined ? null : Math.round(fraction * 1000) / 1000;
}

function stateOf(value: { readonly maintenance?: boolean; readonly derived?: boolean | readonly string[] }): NodeState {
  if (value.maintenance === true) return 'maintenance';
  return value.derived === true ? 'derived' : 'normal';
}

function stateOfVm(vm: Vm): NodeState {
  if (vm.template === true) return 'template';
  return vm.power === undefined || vm.power === 'on' ? stateOf(vm) : vm.power;
}

function same(a: Drawing | undefined, b: Drawing | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.label === b.label && a.parent === b.parent && a.detail === b.detail && a.state === b.state && a.heat.cpu === b.heat.cpu &&
    a.heat.memory === b.heat.memory && a.kind === b.kind && a.id === b.id
  );
}
