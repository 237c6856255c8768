/** How a guest comes to run on a host of a known kind: the choice itself, whatever the estate. Semantics: SPEC.md, "Techniques". */
import { runsNatively, type CpuArchitecture } from '../../catalogue/architecture';
import type { Extension } from '../../catalogue/generation';
import type { GuestOs } from '../../catalogue/guest';
import type { Technique } from '../../catalogue/product';
import type { Release } from '../../catalogue/releases';
import { unreachable } from '../../util/unreachable';
import { extensionName, type Processor } from './extensions';

/** Where a VM is to run. */
export interface Ground {
  readonly host: string;
  readonly release: Release;
  readonly processor: Processor;
}

/** What a VM asks for. */
export interface Asked {
  readonly virtualization: 'full' | 'paravirtual' | 'emulation' | undefined;
  /** As written; what runs natively unless it is. */
  readonly architecture: CpuArchitecture | undefined;
  /** Undefined where it is not said or not known. */
  readonly guest: GuestOs | undefined;
}

/** Why a technique is not possible: what is in the way, and a sentence with it. */
export interface Obstacle {
  readonly kind: 'product' | 'platform' | 'extension' | 'architecture' | 'guest' | 'nesting';
  readonly extension?: Extension;
  readonly says: string;
}

export type Choice =
  | {
      readonly kind: 'technique';
      readonly technique: Technique;
      /** Extensions of the processor that it uses. */
      readonly needs: readonly Extension[];
      readonly architecture: CpuArchitecture;
      /** What stood in the way of techniques that would have come first. */
      readonly instead: readonly Obstacle[];
      /** What the catalogue notes on it. */
      readonly note?: string;
    }
  | { readonly kind: 'impossible'; readonly architecture: CpuArchitecture; readonly reasons: readonly Obstacle[] };

/** The first technique that nothing is in the way of (T1, T2), or everything that is. */
export function chooseTechnique(ground: Ground, asked: Asked): Choice {
  const architecture = guestArchitecture(asked, ground.processor.architecture);
  const wanted = candidates(asked.virtualization);
  const offered = wanted.filter((technique) => ground.release.traits.techniques[technique]);
  if (offered.length === 0) return { kind: 'impossible', architecture, reasons: [noneOf(wanted, ground.release)] };
  const instead: Obstacle[] = [];
  for (const technique of offered) {
    const obstacles = obstaclesTo(technique, ground, asked, architecture);
    if (obstacles.length > 0) {
      instead.push(...obstacles.filter((obstacle) => !instead.some((known) => isSame(known, obstacle))));
      continue;
    }
    const { needs = [], note } = ground.release.traits.techniques[technique] ?? {};
    return { kind: 'technique', technique, needs, architecture, instead, ...(note === undefined ? {} : { note }) };
  }
  return { kind: 'impossible', architecture, reasons: instead };
}

/** "hardware-assisted virtualization" */
export const techniqueNames: Readonly<Record<Technique, string>> = {
  'hardware-assisted': 'hardware-assisted virtualization', 'binary-translation': 'binary translation', paravirtual: 'paravirtualization',
  emulation: 'emulation', isolation: 'isolation',
};

/** A missing extension is told once, for the technique that comes first. */
function isSame(a: Obstacle, b: Obstacle): boolean {
  return a.says === b.says || (a.kind === 'extension' && b.kind === 'extension' && a.extension === b.extension);
}

/** What a guest is made for where it does not say: what its host runs natively, if it can be that, or else what it can be (T4). */
function guestArchitecture({ architecture, guest }: Asked, host: CpuArchitecture): CpuArchitecture {
  if (architecture !== undefined) return architecture;
  if (!guest || guest.architectures.includes(host)) return host;
  return guest.architectures.find((each) => runsNatively(host, each)) ?? guest.architectures[0] ?? host;
}

function candidates(virtualization: Asked['virtualization']): readonly Technique[] {
  switch (virtualization) {
    case undefined: return ['hardware-assisted', 'binary-translation', 'paravirtual', 'emulation'];
    case 'full': return ['hardware-assisted', 'binary-translation'];
    case 'paravirtual': return ['paravirtual'];
    case 'emulation': return ['emulation'];
    default: return unreachable(virtualization);
  }
}

function noneOf(wanted: readonly Technique[], { name, product }: Release): Obstacle {
  if (product.kind === 'container-engine') return { kind: 'product', says: `${name} is a container engine: it runs no VMs` };
  return { kind: 'product', says: `${name} has no ${wanted.map((technique) => techniqueNames[technique]).join(' and no ')}` };
}

function obstaclesTo(technique: Technique, { host, release, processor }: Ground, { guest }: Asked, architecture: CpuArchitecture): readonly Obstacle[] {
  const traits = release.traits.techniques[technique];
  if (!traits) return [];
  const { name } = release;
  const obstacles: Obstacle[] = [];
  if (!release.traits.hostArchitectures.includes(processor.architecture)) {
    obstacles.push({ kind: 'platform', says: `${name} does not run on ${processor.architecture}, which "${host}" is` });
  } else if (technique !== 'emulation' && !runsNatively(processor.architecture, architecture)) {
    obstacles.push({ kind: 'architecture', says: `its code is ${architecture}, which the ${processor.architecture} processors of "${host}" do not run` });
  } else if (!traits.guestArchitectures.includes(architecture)) {
    obstacles.push({ kind: 'architecture', says: `${name} runs no ${architecture} guests by ${techniqueNames[technique]}` });
  }
  for (const extension of traits.needs) {
    const reason = processor.lacks.get(extension);
    if (reason !== undefined) obstacles.push({ kind: 'extension', extension, says: `${techniqueNames[technique]} needs ${extensionName(extension, processor)}, and ${reason}` });
  }
  if (technique === 'paravirtual' && guest) obstacles.push(...guestObstacles(guest, traits.guestNeeds ?? 'kernel'));
  return obstacles;
}

function guestObstacles(guest: GuestOs, needs: 'kernel' | 'drivers'): readonly Obstacle[] {
  if (needs === 'kernel') return guest.paravirtualKernel === false ? [{ kind: 'guest', says: `${guest.name} has no kernel that is modified for it` }] : [];
  return guest.paravirtualDrivers === 'none' ? [{ kind: 'guest', says: `${guest.name} has no paravirtual drivers` }] : [];
}
