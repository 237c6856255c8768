/** What the processors of a host offer to virtualization: their architecture, and which extensions they are known to lack. */
import { defaultArchitecture, type CpuArchitecture } from '../../catalogue/architecture';
import { extensions, type Extension, type Generation } from '../../catalogue/generation';
import { findGeneration, generationOfModel } from '../../catalogue/generations';
import type { Host } from '../../model/entities';

export interface Processor {
  readonly architecture: CpuArchitecture;
  /** Undefined where the document names none, or none that is known. */
  readonly generation: Generation | undefined;
  /** Extensions that are not there, each with the reason as the end of a sentence. What is not known is never lacking (T3). */
  readonly lacks: ReadonlyMap<Extension, string>;
}

/** What a host says of its own processors. */
export function processorOf(id: string, { cpu }: Host): Processor {
  const generation = (cpu?.generation === undefined ? undefined : findGeneration(cpu.generation)) ?? (cpu?.model === undefined ? undefined : generationOfModel(cpu.model));
  const architecture = cpu?.architecture ?? generation?.architecture ?? defaultArchitecture;
  const written = new Set((cpu?.extensions ?? []).flatMap((text) => extensionNamed(text) ?? []));
  const lacks = new Map<Extension, string>();
  for (const extension of extensions) {
    if (!appliesTo(architecture, extension)) continue;
    const isOff = cpu?.virtualization === false && needsVirtualization.has(extension);
    if (isOff) lacks.set(extension, `"virtualization" of "${id}" is false`);
    else if (extension === 'long-mode' && architecture === 'x86') lacks.set(extension, `"${id}" is x86, 32-bit`);
    else if (generation && generation.architecture === architecture && !generation.extensions.includes(extension) && !written.has(extension)) lacks.set(extension, `${generation.name} processors do not have it`);
  }
  return { architecture, generation, lacks };
}

/** The same, with everything that needs hardware virtualization lacking for one more reason. */
export function withoutVirtualization(processor: Processor, reason: string): Processor {
  const lacks = new Map(processor.lacks);
  for (const extension of needsVirtualization) if (appliesTo(processor.architecture, extension) && !lacks.has(extension)) lacks.set(extension, reason);
  return { ...processor, lacks };
}

/** "Intel VT-x", where the maker is known, or else every name for it. */
export function extensionName(extension: Extension, { architecture, generation }: Pick<Processor, 'architecture' | 'generation'>): string {
  const names = extensionNames[extension];
  if (!isX86(architecture)) return names.arm;
  const vendor = generation?.vendor;
  if (vendor !== 'intel' && vendor !== 'amd') return names.intel === names.amd ? names.intel : `${names.intel} or ${names.amd}`;
  return names[vendor];
}

/** The extension that a word in `cpu.extensions` means, in whatever way it is written. */
export function extensionNamed(text: string): Extension | undefined {
  return byWord[text.toLowerCase().replace(/^(?:intel|amd)[- ]/, '').replace(/[^a-z0-9]/g, '')];
}

const isX86 = (architecture: CpuArchitecture): boolean => architecture === 'x86-64' || architecture === 'x86';

/** The virtualization of other architectures is whole or not there at all. */
function appliesTo(architecture: CpuArchitecture, extension: Extension): boolean {
  return isX86(architecture) || (extension !== 'long-mode' && extension !== 'unrestricted-guest');
}

const needsVirtualization: ReadonlySet<Extension> = new Set(['hardware-virtualization', 'nested-paging', 'unrestricted-guest'] satisfies Extension[]);

const extensionNames: Readonly<Record<Extension, { readonly intel: string; readonly amd: string; readonly arm: string }>> = {
  'hardware-virtualization': { intel: 'Intel VT-x', amd: 'AMD-V', arm: 'hardware virtualization' },
  'nested-paging': { intel: 'Intel EPT', amd: 'AMD RVI', arm: 'stage 2 translation' },
  'io-virtualization': { intel: 'Intel VT-d', amd: 'AMD-Vi', arm: 'an SMMU' },
  'unrestricted-guest': { intel: 'unrestricted guests', amd: 'unrestricted guests', arm: 'unrestricted guests' },
  'long-mode': { intel: '64-bit mode', amd: '64-bit mode', arm: '64-bit mode' },
};

const byWord: Readonly<Record<string, Extension>> = {
  hardwarevirtualization: 'hardware-virtualization', vtx: 'hardware-virtualization', vmx: 'hardware-virtualization', vt: 'hardware-virtualization', v: 'hardware-virtualization', amdv: 'hardware-virtualization', svm: 'hardware-virtualization', el2: 'hardware-virtualization',
  nestedpaging: 'nested-paging', ept: 'nested-paging', npt: 'nested-paging', rvi: 'nested-paging', slat: 'nested-paging',
  iovirtualization: 'io-virtualization', vtd: 'io-virtualization', vi: 'io-virtualization', amdvi: 'io-virtualization', iommu: 'io-virtualization', smmu: 'io-virtualization',
  unrestrictedguest: 'unrestricted-guest', longmode: 'long-mode', lm: 'long-mode', em64t: 'long-mode', x8664: 'long-mode',
};
