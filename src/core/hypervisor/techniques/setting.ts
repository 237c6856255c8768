/** What a host offers to VMs: its product, its processors as they are seen there, and what running on it costs. */
import { findGuest } from '../../catalogue/guests';
import type { Technique } from '../../catalogue/product';
import { findRelease, type Release } from '../../catalogue/releases';
import type { Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { policiesFor, type ResolvedPolicies } from '../../model/policies';
import { rememberedBy } from '../../util/remembered';
import { quoted } from '../../util/words';
import { nestingOf } from './nesting';
import { processorOf, withoutVirtualization, type Processor } from './extensions';
import { chooseTechnique, type Asked, type Choice, type Ground, type Obstacle } from './technique';

export interface KnownSetting extends Ground {
  readonly kind: 'known';
  /** How many VMs are around it, one in the other. */
  readonly levels: number;
  /** What keeps every VM from running, whatever it asks for. */
  readonly obstacles: readonly Obstacle[];
  readonly costs: Costs;
}

/** `unknown`: the document does not say enough; `says` is a sentence on what is missing. */
export type Setting = KnownSetting | { readonly kind: 'unknown'; readonly says: string };

/** What the host with this id offers. */
export const settingOf = defineQuery<Setting>('what a host offers to VMs', (estate, id) => {
  const host = estate.value('hosts', id);
  if (!host) return { kind: 'unknown', says: `There is no host "${id}".` };
  if (host.hypervisor === undefined) return { kind: 'unknown', says: `Host "${id}" does not say which hypervisor it has.` };
  const release = findRelease(host.hypervisor);
  if (!release) return { kind: 'unknown', says: `The catalogue has no hypervisor "${host.hypervisor}".` };
  const { around, circle } = nestingOf(estate, id);
  const turns = [...circle, ...circle.slice(0, 1)].map(quoted).join(' → ');
  return {
    kind: 'known', host: id, release, processor: processorIn(estate, id),
    levels: circle.length > 0 ? 0 : around.length,
    obstacles: circle.length > 0 ? [{ kind: 'nesting', says: `the hosts run in each other in a circle: ${turns}` }] : [],
    costs: costsIn(policiesFor(estate, host.cluster)),
  };
}, sameSetting);

/** The processors of a host: its own, or what the VM it runs in shows of those around it (T6). */
export function processorIn(estate: Estate, hostId: string): Processor {
  const { around, circle } = nestingOf(estate, hostId);
  const outermost = around.at(-1)?.host;
  if (circle.length > 0 || around.length === 0) return ownProcessor(estate, hostId);
  let outer = outermost === undefined ? undefined : { host: outermost, processor: ownProcessor(estate, outermost) };
  for (let i = around.length - 1; i >= 0; i--) {
    const inner = around[i - 1]?.host ?? hostId;
    outer = { host: inner, processor: shownBy(estate, around[i]?.vm ?? '', outer, inner) };
  }
  return outer?.processor ?? ownProcessor(estate, hostId);
}

/** What a VM asks of a host. */
export function askedBy({ virtualization, architecture, guest }: Vm): Asked {
  return { virtualization, architecture, guest: guest === undefined ? undefined : findGuest(guest) };
}

const ownProcessor = (estate: Estate, host: string): Processor => processorOf(host, estate.value('hosts', host) ?? {});

/** What a host sees of processors through the VM it runs in; `outer` is undefined where that VM has no host. */
function shownBy(estate: Estate, vmId: string, outer: { readonly host: string; readonly processor: Processor } | undefined, inner: string): Processor {
  const own = ownProcessor(estate, inner);
  const vm = estate.value('vms', vmId);
  if (!vm) return own;
  const hypervisor = estate.value('hosts', outer?.host)?.hypervisor;
  const release = hypervisor === undefined ? undefined : findRelease(hypervisor);
  const choice = outer && release ? chooseTechnique({ ...outer, release }, askedBy(vm)) : undefined;
  const shown: Processor = {
    architecture: estate.value('hosts', inner)?.cpu?.architecture ?? choice?.architecture ?? vm.architecture ?? own.architecture,
    generation: own.generation ?? outer?.processor.generation,
    lacks: own.lacks,
  };
  const reason = refusalToNest(vmId, vm, release, outer?.processor, choice);
  return reason === undefined ? shown : withoutVirtualization(shown, reason);
}

/** Why a VM shows no hardware virtualization to its guest, as the end of a sentence; undefined where it does, for all that is known. */
function refusalToNest(id: string, vm: Vm, release: Release | undefined, processor: Processor | undefined, choice: Choice | undefined): string | undefined {
  if (vm.nested !== true) return `VM "${id}" does not show it to its guest: its "nested" is not true`;
  if (release?.traits.features.nesting === false) return `${release.name} shows it to no guest of VM "${id}"`;
  const lacking = processor?.lacks.get('hardware-virtualization') ?? processor?.lacks.get('nested-paging');
  if (lacking !== undefined) return `VM "${id}" has none to show: ${lacking}`;
  return choice?.kind === 'technique' && choice.technique !== 'hardware-assisted' ? `VM "${id}" is not run by hardware-assisted virtualization itself` : undefined;
}

/** The policies on what techniques cost. */
export interface Costs {
  readonly byTechnique: Readonly<Record<Technique, { readonly policy: keyof ResolvedPolicies; readonly value: number }>>;
  readonly hosted: number;
  readonly nested: number;
}

const costsIn = rememberedBy((policies: ResolvedPolicies): Costs => {
  const of = (policy: 'hardwareAssistedCost' | 'binaryTranslationCost' | 'paravirtualCost' | 'emulationCost' | 'isolationCost') => ({ policy, value: policies[policy] });
  return {
    byTechnique: {
      'hardware-assisted': of('hardwareAssistedCost'), 'binary-translation': of('binaryTranslationCost'), paravirtual: of('paravirtualCost'),
      emulation: of('emulationCost'), isolation: of('isolationCost'),
    },
    hosted: policies.hostedCost,
    nested: policies.nestedCost,
  };
});

function sameSetting(a: Setting, b: Setting): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === b.kind && 'says' in a && 'says' in b && a.says === b.says;
  const rest = ({ processor: { architecture, lacks }, levels, obstacles, costs }: KnownSetting): string => JSON.stringify([architecture, [...lacks], levels, obstacles, costs]);
  return a.release === b.release && a.processor.generation === b.processor.generation && rest(a) === rest(b);
}
