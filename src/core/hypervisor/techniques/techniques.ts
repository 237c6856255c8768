/** By which technique each VM runs, what that takes, and what it costs. Semantics: SPEC.md, "Techniques". */
import type { Technique } from '../../catalogue/product';
import type { Release } from '../../catalogue/releases';
import type { Vm } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { rememberedBy } from '../../util/remembered';
import { askedBy, settingOf, type KnownSetting } from './setting';
import { chooseTechnique, type Choice } from './technique';

export type TechniqueAnswer =
  /** `cost` is CPU time of the host for a unit of the guest's. */
  | (Extract<Choice, { readonly kind: 'technique' }> & { readonly cost: number; readonly release: Release })
  | (Extract<Choice, { readonly kind: 'impossible' }> & { readonly release: Release })
  /** The document does not say enough: no host, or no product that is known. */
  | { readonly kind: 'unknown'; readonly says: string };

/** By which technique a VM runs on its host, or every reason why by none. */
export function techniqueOf(estate: Estate, vmId: string): TechniqueAnswer {
  const vm = estate.value('vms', vmId);
  if (!vm) return { kind: 'unknown', says: `There is no VM "${vmId}".` };
  return vm.host === undefined ? { kind: 'unknown', says: `VM "${vmId}" names no host.` } : techniqueOn(estate, vm, vm.host);
}

/** The same for a VM as it would be on a host, whatever host it names. */
export function techniqueOn(estate: Estate, vm: Vm, host: string): TechniqueAnswer {
  const setting = estate.query(settingOf, host);
  if (setting.kind === 'unknown') return setting;
  return answerOn(setting, vm);
}

export interface CpuCost {
  /** CPU time of the host for a unit of the guest's; 1 where the technique is not known or there is none. */
  readonly factor: number;
  /** The policies that are multiplied, with their values and why each applies. */
  readonly because: readonly { readonly policy: string; readonly value: number; readonly says: string }[];
}

/** What the technique of a VM costs on its host (T8). */
export function cpuCost(estate: Estate, vmId: string): CpuCost {
  const vm = estate.value('vms', vmId);
  return vm?.host === undefined ? free : cpuCostOn(estate, vm, vm.host);
}

/** The same for a VM that is at hand, on a host. */
export function cpuCostOn(estate: Estate, vm: Vm, host: string): CpuCost {
  const setting = estate.query(settingOf, host);
  if (setting.kind !== 'known') return free;
  const answer = answerOn(setting, vm);
  return answer.kind === 'technique' ? costOf(setting, answer.technique) : free;
}
const free: CpuCost = { factor: 1, because: [] };

type Answer = Exclude<TechniqueAnswer, { readonly kind: 'unknown' }>;

/** Several rules ask the same of a VM, one after the other. */
let last: { readonly setting: KnownSetting; readonly vm: Vm; readonly answer: Answer } | undefined;

function answerOn(setting: KnownSetting, vm: Vm): Answer {
  if (last?.vm !== vm || last.setting !== setting) last = { setting, vm, answer: workedOut(setting, vm) };
  return last.answer;
}

function workedOut(setting: KnownSetting, vm: Vm): Answer {
  const { shared, own } = memoryOf(setting);
  const known = answersTo(vm, shared.answers)?.get(vm.guest) ?? answersTo(vm, own.answers)?.get(vm.guest);
  if (known) return known;
  const answer = answerFor(setting, vm);
  // What stands in the way is told with the name of the host.
  const memory = answer.kind === 'technique' && answer.instead.length === 0 ? shared : own;
  let answers = answersTo(vm, memory.answers);
  if (!answers) memory.answers.push({ virtualization: vm.virtualization, architecture: vm.architecture, byGuest: (answers = new Map()) });
  answers.set(vm.guest, answer);
  return answer;
}

/** Answers to VMs that ask for this technique and architecture: few of either are ever asked for. */
function answersTo({ virtualization, architecture }: Vm, answers: Memory['answers']): Map<string | undefined, Answer> | undefined {
  for (const each of answers) if (each.virtualization === virtualization && each.architecture === architecture) return each.byGuest;
  return undefined;
}

function answerFor(setting: KnownSetting, vm: Vm): Answer {
  const choice = chooseTechnique(setting, askedBy(vm));
  const { release, obstacles } = setting;
  if (obstacles.length > 0) return { kind: 'impossible', architecture: choice.architecture, reasons: obstacles, release };
  return choice.kind === 'impossible' ? { ...choice, release } : { ...choice, release, cost: costOf(setting, choice.technique).factor };
}

/** Answers that were given: a host has many VMs that ask for the same, and an estate many hosts that offer the same. */
interface Memory {
  readonly answers: { readonly virtualization: Vm['virtualization']; readonly architecture: Vm['architecture']; readonly byGuest: Map<string | undefined, Answer> }[];
  readonly costs: Map<Technique, CpuCost>;
}
const emptyMemory = (): Memory => ({ answers: [], costs: new Map() });

const memoryOf = rememberedBy((setting: KnownSetting): { readonly shared: Memory; readonly own: Memory } => {
  const own = emptyMemory();
  const isOrdinary = setting.processor.lacks.size === 0 && setting.obstacles.length === 0 && setting.levels === 0;
  if (!isOrdinary) return { shared: own, own };
  const alike = ordinaryHosts(setting.costs);
  const key = `${setting.release.id} ${setting.processor.architecture}`;
  let shared = alike.get(key);
  if (!shared) alike.set(key, (shared = emptyMemory()));
  return { shared, own };
});

/** By product and architecture, of hosts under the same policies whose processors lack nothing. */
const ordinaryHosts = rememberedBy<KnownSetting['costs'], Map<string, Memory>>(() => new Map());

function costOf(setting: KnownSetting, technique: Technique): CpuCost {
  const { costs } = memoryOf(setting).shared;
  let cost = costs.get(technique);
  if (!cost) {
    const because = reasonsOf(setting, technique);
    costs.set(technique, (cost = { factor: because.reduce((factor, { value }) => factor * value, 1), because }));
  }
  return cost;
}

function reasonsOf({ release, levels, costs, host }: KnownSetting, technique: Technique): CpuCost['because'] {
  const nested = (level: number): string => (level === 1 ? `Host "${host}" runs in a VM.` : 'The host of that VM runs in a VM as well.');
  return [
    { ...costs.byTechnique[technique], says: techniqueSays[technique] },
    ...(release.product.kind === 'type-2' ? [{ policy: 'hostedCost', value: costs.hosted, says: `${release.name} is an application of the host OS, and its VMs are processes of it.` }] : []),
    ...Array.from({ length: levels }, (_, i) => ({ policy: 'nestedCost', value: costs.nested, says: nested(i + 1) })),
  ];
}

/** How guest code comes to run, a sentence for each technique. */
export const techniqueSays: Readonly<Record<Technique, string>> = {
  'hardware-assisted': 'The processor runs the code of the guest itself and hands over to the hypervisor where it must.',
  'binary-translation': 'The hypervisor translates the kernel code of the guest before the processor runs it.',
  paravirtual: 'The guest calls the hypervisor instead of touching the hardware.',
  emulation: 'Every instruction of the guest is interpreted.',
  isolation: 'Its processes run on the kernel of what they are on, apart from the others.',
};
