/** How the compute view draws an entry: everything of its node that its own text and the model decide. */
import { engineOf } from '../../core/hypervisor/containers/engines';
import { memoryOf, vcpusOf } from '../../core/model/defaults';
import type { Container, Host, Vm } from '../../core/model/entities';
import type { Entry } from '../../core/model/entry';
import { defineQuery, type Estate } from '../../core/model/estate';
import { containersByHost } from '../../core/model/lookups';
import { formatQuantity } from '../../core/model/quantity';
import { counted } from '../../core/util/words';
import type { DiagramNode, NodeState } from '../../protocol/view';
import { guestCounts } from '../guestCounts';
import { clusterUse, hostUse, siteUse, vmUse, type AreaUse, type Basis, type HostUse } from '../use';
import { containersIn } from './guests';
import { bandsOf } from './layers';
import { emptyPiece, samePiece, type Drawing, type Piece } from './look';
import { entryOf, nodeOf } from './nodeIds';
import { parentOfCluster, parentOfContainer, parentOfHost, parentOfVm } from './parents';

/** What the compute view draws of an entry: one node. */
export const computePiece = defineQuery<Piece>('compute view of an entry', (estate, node) => {
  const name = entryOf(node);
  const entry = name && estate.find(name.collection, name.id);
  const drawn = entry && draw(estate, entry);
  return drawn ? { nodes: [drawn], edges: none } : emptyPiece;
}, samePiece);

function draw(estate: Estate, entry: Entry): Drawing | undefined {
  const { value, id } = entry;
  const common = { id: nodeOf(entry.collection, id), label: value.name ?? id, counted: none };
  switch (entry.collection) {
    case 'sites': {
      const use = estate.query(siteUse, id);
      return { ...common, kind: 'site', parent: null, detail: detailOfArea(use), state: stateOf(value), heat: heatOf(use) };
    }
    case 'clusters': {
      const use = estate.query(clusterUse, id);
      const parent = parentOfCluster(estate, value as Entry<'clusters'>['value']);
      return { ...common, kind: 'cluster', parent, detail: detailOfArea(use), state: stateOf(value), heat: heatOf(use) };
    }
    case 'hosts': {
      const host = value as Host;
      const use = estate.query(hostUse, id);
      const detail = detailOfHost(host, use, estate.count(containersByHost, id));
      return { ...common, kind: 'host', parent: parentOfHost(estate, host), detail, state: stateOf(host), heat: heatOf(use), layers: bandsOf(estate, id, host) };
    }
    case 'vms': {
      const vm = value as Vm;
      const { cpu, memory } = vmUse(estate, vm);
      const heat = { cpu: rounded(cpu), memory: rounded(memory) };
      return { ...common, kind: 'vm', parent: parentOfVm(estate, vm), detail: detailOfVm(vm, containersIn(estate, id).length), state: stateOfVm(vm), heat };
    }
    case 'containers': {
      const container = value as Container;
      return { ...common, kind: 'container', parent: parentOfContainer(estate, container), detail: detailOfContainer(estate, container), state: stateOf(container), heat: heatOfContainer(container) };
    }
    default:
      return undefined;
  }
}

/** "4 vCPU · 8 GiB · 3 containers" */
function detailOfVm(vm: Vm, containers = 0): string {
  const inside = containers === 0 ? '' : ` · ${counted(containers, 'container')}`;
  return `${vcpusOf(vm)} vCPU · ${formatQuantity(memoryOf(vm), 'bytes')}${inside}`;
}

/** "docker · 1.5 CPUs · 512 MiB": without a limit it may take what its host has. */
export function detailOfContainer(estate: Estate, container: Container): string {
  const { cpus, memoryLimit } = container;
  return [engineOf(estate, container), ...(cpus === undefined ? [] : [counted(cpus, 'CPU')]), ...(memoryLimit === undefined ? [] : [formatQuantity(memoryLimit, 'bytes')])].join(' · ');
}

/** "23 VMs · 4 containers · as allocated": its hardware is the lowest of its layers. */
function detailOfHost(host: Host, use: HostUse, containers: number): string {
  return [
    ...guestCounts(host, use.vms, containers),
    // Of nothing nothing is allocated: that need not be said.
    ...(use.vms + containers === 0 && [use.cpu, use.memory].every((share) => share === undefined || share.basis === 'allocation') ? [] : basisWords(use.cpu && [use.cpu.basis], use.memory && [use.memory.basis])),
  ].join(' · ');
}

/** "12 hosts · 340 VMs · as allocated" */
function detailOfArea(use: AreaUse): string {
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

function wordOfBasis(bases: readonly Basis[]): string {
  const [only, ...others] = bases;
  if (only === undefined || others.length > 0) return bases.includes('allocation') ? 'partly as allocated' : 'as measured or demanded';
  return { measured: 'as measured', demand: 'as demanded', allocation: 'as allocated' }[only];
}

function heatOf(use: { readonly cpu: { readonly fraction: number } | undefined; readonly memory: { readonly fraction: number } | undefined }): DiagramNode['heat'] {
  return { cpu: rounded(use.cpu?.fraction), memory: rounded(use.memory?.fraction) };
}

/** What a container is said to use of what it may take; unknown where it may take what its host has. */
function heatOfContainer({ demand, memoryLimit }: Container): DiagramNode['heat'] {
  const { cpu, memory } = demand ?? {};
  const held = memory?.dimension === 'ratio' ? memory.value : memory && memoryLimit ? memory.value / memoryLimit : undefined;
  return { cpu: rounded(cpu?.dimension === 'ratio' ? cpu.value : undefined), memory: rounded(held) };
}

/** To a tenth of a per cent: finer differences are not worth drawing again. */
function rounded(fraction: number | undefined): number | null {
  return fraction === undefined ? null : Math.round(fraction * 1000) / 1000;
}

function stateOf(value: { readonly maintenance?: boolean; readonly derived?: boolean | readonly string[] }): NodeState {
  if (value.maintenance === true) return 'maintenance';
  return value.derived === true ? 'derived' : 'normal';
}

export function stateOfVm(vm: Vm): NodeState {
  if (vm.template === true) return 'template';
  return vm.power === undefined || vm.power === 'on' ? stateOf(vm) : vm.power;
}

const none: never[] = [];
